package twoflow.analysis.lateness;

import twoflow.analysis.link.LabConnection;

/**
 * A client that sent.
 *
 * @param pair the number of the pair within its flow, from 1; 0 when it is in none
 */
record Sender(LabConnection connection, int pair, SenderWrites writes) {}
