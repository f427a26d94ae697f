package twoflow.launcher.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Folders of runs as the lab leaves them, with few frames. */
final class MadeFolders {

  static final String HEADER =
      "frame,time_ns,tcp_stream,flow,leg,kind,first_seq,last_seq,row,chunk,fault,repeated_bytes\n";

  private static final String VERDICT =
      """
      {"complete":true,"failures":[],
       "connections":[{"clientBytes":600,"relayBytes":0},{"clientBytes":0,"relayBytes":600}],
       "lateness":{"flows":[
         {"flow":"CHAT","figures":{"wireAfterDue":{"p50Ns":1,"p99Ns":2}}},
         {"flow":"VOIP","figures":{"wireAfterDue":{"p50Ns":%d,"p99Ns":9876543}}}]}}
      """;

  private MadeFolders() {}

  static BatchPlan plan(int runs) {
    return new BatchPlan(new Subjects.Seeds(1, runs), List.of(), false);
  }

  /** What a complete run of three frames leaves, one of which has repeated bytes. */
  static void complete(BatchFolder folder, PlannedRun run, long p50Ns) throws IOException {
    Path path = Files.createDirectories(folder.of(run));
    Files.writeString(path.resolve("verdict.json"), VERDICT.formatted(p50Ns));
    Files.writeString(
        path.resolve("packets.csv"),
        HEADER
            + "1,10,0,CHAT,client-relay,syn,,,,,,\n"
            + "2,11,0,CHAT,client-relay,data,1,100,1,1,,0\n"
            + "3,12,0,CHAT,client-relay,data,1,100,1,1,lose,100\n");
    new MadeRunFile(path).write(new MadeRun(1, 4.25, Attempt.COMPLETE));
  }
}
