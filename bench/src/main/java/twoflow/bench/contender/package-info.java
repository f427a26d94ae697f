/** The programs that are measured: how each is started, found to listen, watched and ended. */
package twoflow.bench.contender;
