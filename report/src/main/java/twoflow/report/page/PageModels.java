package twoflow.report.page;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;
import twoflow.analysis.figures.FlowFigures;
import twoflow.analysis.lateness.LatenessSeries;
import twoflow.analysis.link.Connection;
import twoflow.analysis.link.RowLink;
import twoflow.analysis.link.Segment;
import twoflow.core.payload.Printable;

/** Turns what the report knows into what the page's scripts read. */
final class PageModels {

  private final PageData data;
  private final long startNs;
  private final Map<Integer, String> relayPorts = new HashMap<>();

  private PageModels(PageData data) {
    this.data = data;
    this.startNs =
        LongStream.concat(
                data.segments().stream().mapToLong(Segment::timeNs),
                data.links().stream().mapToLong(RowLink::firstTimeNs))
            .min()
            .orElse(0);
    for (Connection connection : data.connections()) {
      String relay = connection.relay();
      relayPorts.put(connection.tcpStream(), relay.substring(relay.lastIndexOf(':') + 1));
    }
  }

  /** The model of a page. */
  static PageModel of(PageData data) {
    return new PageModels(data).model();
  }

  private PageModel model() {
    return new PageModel(
        data.run(),
        Long.toString(startNs),
        data.verdict().complete(),
        data.verdict().checks(),
        data.connections(),
        data.segments().stream().map(this::mark).toList(),
        data.links().stream().map(this::line).toList(),
        data.events().stream().map(this::events).toList(),
        data.omittedSegments(),
        data.omittedLinks(),
        data.slots().stream().map(this::slots).toList(),
        data.figures().stream().map(PageModels::figures).toList(),
        data.lateness(),
        data.courses().stream().map(this::course).toList());
  }

  private static PageModel.Figures figures(FlowFigures figures) {
    return new PageModel.Figures(
        figures.flow(),
        figures.leg().column(),
        figures.payloadBytes(),
        figures.headerBytes(),
        figures.headerShare(),
        figures.sizesBytes(),
        figures.gapsNs(),
        figures.roundTripsNs(),
        figures.repeatedSegments(),
        figures.repeatedBytes());
  }

  private PageModel.Slots slots(PageData.Slots slots) {
    return new PageModel.Slots(
        slots.flow(),
        slots.leg().column(),
        slots.startNs() - startNs,
        slots.slotNs(),
        slots.segments());
  }

  private LatenessSeries course(LatenessSeries course) {
    return new LatenessSeries(
        course.flow(),
        course.pair(),
        course.role(),
        course.onWire(),
        course.points().stream().map(this::point).toList());
  }

  private LatenessSeries.Point point(LatenessSeries.Point point) {
    return new LatenessSeries.Point(
        point.dueNs() - startNs, point.writes(), point.p50Ns(), point.maxNs());
  }

  private PageModel.Mark mark(Segment segment) {
    return new PageModel.Mark(
        segment.frame(),
        segment.timeNs() - startNs,
        segment.tcpStream(),
        segment.flow(),
        segment.leg().column(),
        String.join(" ", segment.flags()),
        segment.firstSeq(),
        segment.payloadBytes(),
        segment.retransmission(),
        segment.headerBytes(),
        segment.ack(),
        segment.windowBytes(),
        segment.rows());
  }

  private PageModel.Line line(RowLink link) {
    String relayPort = relayPorts.get(link.tcpStream());
    return new PageModel.Line(
        link.file(),
        link.line(),
        link.flow(),
        link.row(),
        Printable.of(link.text()),
        link.leg().column(),
        link.tcpStream(),
        link.firstSeq(),
        link.lastSeq(),
        link.frames(),
        link.firstTimeNs() - startNs,
        link.lastTimeNs() - startNs,
        link.legDelayNs().isPresent() ? link.legDelayNs().getAsLong() : null,
        link.retransmissions(),
        DisplayFilter.ofFrames(link.frames()),
        relayPort == null ? "" : DisplayFilter.ofBytes(link, relayPort));
  }

  private PageModel.Events events(PageData.RowEvents events) {
    return new PageModel.Events(
        events.role(),
        events.event(),
        events.flow(),
        events.row(),
        events.firstTimeNs() - startNs,
        events.lastTimeNs() - startNs,
        events.count());
  }
}
