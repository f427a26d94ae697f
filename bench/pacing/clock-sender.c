/*
 * The reference for the lab's pacing: writes at absolute deadlines of clock_nanosleep(2).
 *
 *   clock-sender PORT BYTES INTERVAL_NS COUNT
 *
 * Connects to 127.0.0.1, writes COUNT times BYTES bytes, one write every INTERVAL_NS, and prints when
 * the first write was due, in epoch nanoseconds. Exit code 0, or 1 with a line on stderr.
 */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define NS_PER_S 1000000000LL
/* The lab's clients leave the same time between connecting and their first write. */
#define LEAD_NS 50000000LL

static long long now_ns(clockid_t clock)
{
	struct timespec now;

	clock_gettime(clock, &now);
	return now.tv_sec * NS_PER_S + now.tv_nsec;
}

static int failed(const char *what)
{
	perror(what);
	return 1;
}

int main(int argc, char **argv)
{
	if (argc != 5) {
		fprintf(stderr, "usage: clock-sender PORT BYTES INTERVAL_NS COUNT\n");
		return 1;
	}
	struct sockaddr_in relay = {
		.sin_family = AF_INET,
		.sin_port = htons(atoi(argv[1])),
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK),
	};
	size_t bytes = atoi(argv[2]);
	long long interval_ns = atoll(argv[3]);
	long long count = atoll(argv[4]);
	int on = 1;
	char piece[1500];
	int fd = socket(AF_INET, SOCK_STREAM, 0);

	if (bytes > sizeof piece)
		bytes = sizeof piece;
	memset(piece, 'c', sizeof piece);
	if (fd < 0 || connect(fd, (struct sockaddr *)&relay, sizeof relay) < 0)
		return failed("connect");
	setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);

	long long epoch_minus_monotonic_ns = now_ns(CLOCK_REALTIME) - now_ns(CLOCK_MONOTONIC);
	long long start_ns = now_ns(CLOCK_MONOTONIC) + LEAD_NS;

	printf("%lld\n", start_ns + epoch_minus_monotonic_ns);
	fflush(stdout);
	for (long long i = 0; i < count; i++) {
		long long due_ns = start_ns + i * interval_ns;
		struct timespec due = { due_ns / NS_PER_S, due_ns % NS_PER_S };

		while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &due, NULL) != 0)
			;
		if (write(fd, piece, bytes) != (ssize_t)bytes)
			return failed("write");
	}
	return 0;
}
