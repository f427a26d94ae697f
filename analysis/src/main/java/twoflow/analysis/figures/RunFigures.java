package twoflow.analysis.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import twoflow.analysis.link.LabConnection;
import twoflow.analysis.link.Leg;
import twoflow.analysis.link.LinkedCapture;
import twoflow.analysis.link.SegmentRecord;
import twoflow.analysis.link.SegmentTable;
import twoflow.analysis.store.RecordStore;

/**
 * The figures of a run, over all segments of its capture.
 *
 * @param flows each flow on each leg on which it sent payload, ordered by flow and leg
 */
public record RunFigures(List<FlowFigures> flows) {

  /** Goes through a capture's segments. */
  public static RunFigures of(LinkedCapture capture, RecordStore store) {
    Map<String, List<FlowCounter>> counters = new TreeMap<>();
    List<List<FlowCounter.Direction>> directions = new ArrayList<>();
    for (LabConnection connection : capture.connections()) {
      counters.computeIfAbsent(connection.flow(), flow -> counters(flow, store));
      directions.add(List.of(new FlowCounter.Direction(), new FlowCounter.Direction()));
    }
    SegmentTable segments = capture.segments();
    for (long i = 0; i < segments.size(); i++) {
      SegmentRecord segment = segments.get(i);
      Leg leg = segment.leg();
      List<FlowCounter> flow = counters.get(capture.connections().get(segment.connection()).flow());
      List<FlowCounter.Direction> both = directions.get(segment.connection());
      if (segment.payloadBytes() > 0) {
        flow.get(leg.ordinal()).add(segment, both.get(leg.ordinal()));
      }
      // The times of a tap's acknowledgments are made up.
      if (segment.ack() > 0 && !capture.summary().tap()) {
        int other = leg.reverse().ordinal();
        flow.get(other).acknowledged(segment, both.get(other));
      }
    }
    List<FlowFigures> figures = new ArrayList<>();
    for (List<FlowCounter> flow : counters.values()) {
      for (FlowCounter counter : flow) {
        if (!counter.isEmpty()) {
          figures.add(counter.figures());
        }
      }
    }
    return new RunFigures(List.copyOf(figures));
  }

  /** One per leg, in the order of the legs. */
  private static List<FlowCounter> counters(String flow, RecordStore store) {
    List<FlowCounter> counters = new ArrayList<>();
    for (Leg leg : Leg.values()) {
      counters.add(new FlowCounter(flow, leg, store));
    }
    return counters;
  }
}
