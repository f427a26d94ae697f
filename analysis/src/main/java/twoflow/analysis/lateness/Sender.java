package twoflow.analysis.lateness;

import twoflow.analysis.link.LabConnection;

/**
 * A client that sent.
 *
 * @param session the number of the session within its flow, from 1; 0 when it is in none
 */
record Sender(LabConnection connection, int session, SenderWrites writes) {}
