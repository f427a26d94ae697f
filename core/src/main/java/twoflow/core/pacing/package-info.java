/** When the next piece is due: absolute deadlines on one clock that tests can replace. */
package twoflow.core.pacing;
