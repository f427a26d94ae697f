-- Wireshark dissector of the Two-Flow TCP Lab: finds the rows of the CSV files in the TCP segments, and the
-- packets of a call.
--
-- A row on the wire is `<timestamp> | <speaker> | <flow> | <message>` and a newline; a chat row has
-- `C1-CHAT: ` before it. A row may lie in one segment with others, or in many segments: what has no
-- end yet is handed back to Wireshark's TCP, which calls again with one more segment appended.
--
-- A call is RTP on TCP (RFC 4571): before each packet stands its length, two bytes. It is told from rows by the
-- first byte of its direction. Each packet goes to Wireshark's own dissector of RTP.
--
-- In the introductory demo a row is a member's message, `<name>: <text>`, or the server's broadcast of it,
-- with `[Broadcast <port>] ` before it.
--
-- Runs in Lua 5.2 (Wireshark 4.0, 4.2) and Lua 5.4 (4.4 and later); README.md says how to install it.

-- Two copies, such as the plugin folder's and `./lab wireshark`'s, would register the names twice.
if _G.twoflow_lab_is_loaded then
  return
end
_G.twoflow_lab_is_loaded = true

local MARKER = "C1-CHAT: "
-- Where a row without newline ends: at the next row's marker. The date behind it keeps a message
-- that only mentions the marker in one piece.
local NEXT_ROW = "C1%-CHAT: %d%d%d%d%-%d%d%-%d%d[Tt ]%d%d:%d%d"
local TIMESTAMP = "^%d%d%d%d%-%d%d%-%d%d[Tt ]%d%d:%d%d[%d:.]*$"
local SEPARATOR = " | "
local BROADCAST = "^%[Broadcast %d+%] "
local LENGTH_BYTES = 2 -- before an RTP packet
local RTP_HEADER_BYTES = 12
-- PCMU and PCMA (RFC 3551, 6), in samples per millisecond.
local CLOCK_PER_MS = { [0] = 8, [8] = 8 }
local SHOWN_BYTES = 200 -- of a segment's text; a longer one is cut in the list, not in the capture

local twoflow = Proto("twoflow", "Two-Flow TCP Lab")

local rows = {
  row = ProtoField.string("twoflow.row", "Row"),
  timestamp = ProtoField.string("twoflow.row.timestamp", "Timestamp"),
  speaker = ProtoField.string("twoflow.row.speaker", "Speaker"),
  flow = ProtoField.string("twoflow.row.flow", "Flow"),
  message = ProtoField.string("twoflow.row.message", "Message"),
}
-- On every frame of the lab's ports, handshakes and bare ACKs too: what the columns show.
local frames = {
  flow = ProtoField.string("twoflow.flow", "Flow", "The flow that this TCP port belongs to"),
  leg = ProtoField.string("twoflow.leg", "Leg", "client-relay or relay-client, as in links.csv; in the demo, client-server or server-client"),
  flags = ProtoField.string("twoflow.flags", "Flags", "The TCP flags that are set, as in Wireshark's Info"),
  segment = ProtoField.string("twoflow.segment", "Segment", "The segment's payload as text; in a call there is none"),
  repeated_bytes = ProtoField.uint32("twoflow.repeated_bytes", "Repeated bytes", base.DEC, nil, nil,
    "How many bytes of this segment an earlier one in the capture had, as in packets.csv"),
  packets = ProtoField.uint32("twoflow.packets", "Packets", base.DEC, nil, nil,
    "How many RTP packets are complete with this frame. Wireshark's own figures of RTP hold where this is 1"),
  late = ProtoField.double("twoflow.late", "Late (ms)",
    "How much later than the first packet of its stream, by their timestamps, the latest packet of this frame came"),
}
twoflow.fields = {
  rows.row, rows.timestamp, rows.speaker, rows.flow, rows.message,
  frames.flow, frames.leg, frames.flags, frames.segment, frames.repeated_bytes, frames.packets, frames.late,
}

local malformed = ProtoExpert.new("twoflow.malformed",
  "This cannot be read as timestamp | speaker | flow | message (is its beginning in the capture?)",
  expert.group.MALFORMED, expert.severity.WARN)
local unfinished = ProtoExpert.new("twoflow.unfinished",
  "A part of a row or packet that cannot be put together with the rest (cut by the snapshot length, or reassembly is off)",
  expert.group.REASSEMBLE, expert.severity.NOTE)
twoflow.experts = { malformed, unfinished }

twoflow.prefs.chat_ports = Pref.range("Chat ports", "9001", "TCP ports of the chat flow", 65535)
twoflow.prefs.voip_ports = Pref.range("VoIP ports", "9002", "TCP ports of the VoIP flow", 65535)
twoflow.prefs.demo_ports = Pref.range("Demo ports", "9000", "TCP ports of the introductory demo", 65535)
twoflow.prefs.unterminated = Pref.bool("Each segment ends its rows", false,
  "For chat that was sent with --terminator none: a row ends with its segment, newline or not."
  .. " Without this, such rows are recognised from the second one of a stream on.")

local tcp_stream = Field.new("tcp.stream")
local tcp_srcport = Field.new("tcp.srcport")
local tcp_dstport = Field.new("tcp.dstport")
local tcp_payload = Field.new("tcp.payload")
local tcp_len = Field.new("tcp.len")
local tcp_seq = Field.new("tcp.seq_raw")
local tcp_syn = Field.new("tcp.flags.syn")
local tcp_flags = Field.new("tcp.flags")
local tcp_fin = Field.new("tcp.flags.fin")

-- What was learnt of each direction of each stream: the frame with its first newline, and the frame
-- with its first row that had none. Frame numbers, not flags: Wireshark dissects frames again in any
-- order, and every time the answer for a frame must be that of the first time.
local learnt = {}
-- Of each frame with bytes that an earlier one had: how many. The first time, frames come in order.
local repeated = {}
-- Of each frame that completes RTP packets: how many, and how late the latest is.
local delivered = {}

function twoflow.init()
  learnt = {}
  repeated = {}
  delivered = {}
end

local function direction(pinfo)
  local stream = tcp_stream()
  local key = (stream and tostring(stream.value) or "?") .. ":" .. pinfo.src_port
  learnt[key] = learnt[key] or {}
  return learnt[key]
end

local function before(frame, pinfo)
  return frame ~= nil and frame < pinfo.number
end

local function note(known, what, pinfo)
  if not known[what] or pinfo.number < known[what] then
    known[what] = pinfo.number
  end
end

-- The four parts of a row as { first byte, number of bytes } in the text, or nil.
local function parse(text)
  local from = 1
  if text:sub(1, #MARKER) == MARKER then
    from = #MARKER + 1
  end
  local parts = {}
  for i = 1, 3 do
    local at = text:find(SEPARATOR, from, true)
    if not at or at == from then
      return nil
    end
    parts[i] = { from - 1, at - from }
    from = at + #SEPARATOR
  end
  if from > #text then
    return nil
  end
  parts[4] = { from - 1, #text - from + 1 } -- the message may hold more separators
  local function word(i)
    return text:sub(parts[i][1] + 1, parts[i][1] + parts[i][2])
  end
  if not word(1):find(TIMESTAMP) or (word(3) ~= "CHAT" and word(3) ~= "VOIP") then
    return nil
  end
  return parts
end

-- The speaker and the text of a message of the introductory demo, in the places that parse() has for them.
local function parse_message(text)
  local _, prefix = text:find(BROADCAST)
  local from = (prefix or 0) + 1
  local colon = text:find(": ", from, true)
  if not colon or colon == from then
    return { [4] = { from - 1, #text - from + 1 } }
  end
  return { [2] = { from - 1, colon - from }, [4] = { colon + 1, #text - colon - 1 } }
end

local function show_row(range, text, tree, demo)
  local parts = demo and parse_message(text) or parse(text)
  if not parts then
    local item = tree:add(twoflow, range, "Two-Flow TCP Lab, not a row")
    item:add_proto_expert_info(malformed)
    return
  end
  local item = tree:add(twoflow, range, "Two-Flow TCP Lab, row: " .. text)
  -- add_packet_field with an encoding: plain add() would read the bytes as ASCII.
  if #text > 0 then
    item:add_packet_field(rows.row, range(0, #text), ENC_UTF_8 + ENC_STRING)
  end
  for i, field in ipairs({ rows.timestamp, rows.speaker, rows.flow, rows.message }) do
    if parts[i] and parts[i][2] > 0 then
      item:add_packet_field(field, range(parts[i][1], parts[i][2]), ENC_UTF_8 + ENC_STRING)
    end
  end
end

-- Where the row that begins at `from` ends: its last byte without terminator, and the next row's
-- first byte. Nil when it has no end in this text.
local function row_end(text, from, known, pinfo, seen)
  local newline = text:find("\n", from, true)
  if newline then
    seen.newline = true
    note(known, "newline", pinfo)
    return newline - 1, newline + 1
  end
  if seen.newline or before(known.newline, pinfo) then
    return nil -- this stream has newlines: a marker is part of a message
  end
  local marker = text:find(NEXT_ROW, from + 1)
  if marker then
    seen.unterminated = true
    note(known, "unterminated", pinfo)
    return marker - 1, marker
  end
  local ends = seen.unterminated or before(known.unterminated, pinfo) or twoflow.prefs.unterminated
  local fin = tcp_fin()
  if (ends or fin and fin.value) and text:sub(from, from + #MARKER - 1) == MARKER
      and parse(text:sub(from)) then
    return #text, #text + 1
  end
  return nil
end

local flow_of_port = {}

local function show_unfinished(range, what, tree)
  tree:add(twoflow, range, "Two-Flow TCP Lab, part of a " .. what):add_proto_expert_info(unfinished)
end

local function dissect_rows(tvb, text, known, pinfo, tree)
  local captured = #text
  local demo = (flow_of_port[pinfo.dst_port] or flow_of_port[pinfo.src_port]) == "DEMO"
  local seen = {}
  local from = 1
  pinfo.cols.protocol = "TwoFlow"
  while from <= captured do
    local last, next_row = row_end(text, from, known, pinfo, seen)
    if not last then
      break
    end
    show_row(tvb:range(from - 1, next_row - from), text:sub(from, last), tree, demo)
    from = next_row
  end
  local whole = captured == tvb:reported_len()
  if from > captured and whole then
    return captured
  end
  if whole and pinfo.can_desegment > 0 then
    pinfo.desegment_offset = from - 1
    pinfo.desegment_len = DESEGMENT_ONE_MORE_SEGMENT
    return captured
  end
  show_unfinished(from <= captured and tvb:range(from - 1) or tvb:range(), "row", tree)
  return captured
end

-- A call.

local rtp = Dissector.get("rtp")

-- A number of some bytes in network order, at a byte of the text, from 1.
local function number(text, at, bytes)
  local value = 0
  for i = at, at + bytes - 1 do
    value = value * 256 + text:byte(i)
  end
  return value
end

-- Whether RTP's version and a fitting length stand at a byte of the text, as far as the text goes.
local function is_packet(text, at)
  local version = text:byte(at + LENGTH_BYTES)
  return not version
    or number(text, at, LENGTH_BYTES) >= RTP_HEADER_BYTES and math.floor(version / 64) == 2
end

-- The first byte from which on the text is packets; nil if none is sure. Four bytes of a voice may look like the
-- beginning of a packet: it must end where the text ends, or where another one of the same source begins.
local function find_packet(text, from)
  local at = text:find("[\0-\31].[\128-\191]", from)
  while at do
    local behind = at + LENGTH_BYTES + number(text, at, LENGTH_BYTES)
    local source = text:sub(at + 10, at + 13)
    if is_packet(text, at) and (behind == #text + 1
        or behind + 13 <= #text and is_packet(text, behind) and text:sub(behind + 10, behind + 13) == source) then
      return at
    end
    at = text:find("[\0-\31].[\128-\191]", at + 1)
  end
  return nil
end

-- The byte at which a call begins or goes on; nil for rows. The first byte of a direction tells: no row begins
-- with a control character. If it is not in the capture, packets are searched for.
local function call_begin(text, known, pinfo)
  if known.begun then
    if known.is_call == nil then
      known.is_call = text:find("^[\0-\8\11\12\14-\31]") ~= nil
    end
    return known.is_call and 1 or nil
  end
  if before(known.call, pinfo) then
    return 1
  end
  local at = find_packet(text, 1)
  if at then
    note(known, "call", pinfo)
  end
  return at or known.call == pinfo.number and 1 or nil
end

local function is_call(known, pinfo)
  return known.is_call or known.call ~= nil and known.call <= pinfo.number
end

-- How late a packet is; nil where its clock is not known. The first time, frames come in order.
local function lateness(known, text, at, pinfo)
  local clock = CLOCK_PER_MS[text:byte(at + 1) % 128]
  if not clock then
    return nil
  end
  local timestamp, source = number(text, at + 4, 4), text:sub(at + 8, at + 11)
  known.sources = known.sources or {}
  local stream = known.sources[source]
  if not stream then
    stream = { began = pinfo.rel_ts, samples = 0 }
    known.sources[source] = stream
  else
    stream.samples = stream.samples + (timestamp - stream.timestamp + 2 ^ 31) % 2 ^ 32 - 2 ^ 31
  end
  stream.timestamp = timestamp
  local late_ms = (pinfo.rel_ts - stream.began) * 1000 - stream.samples / clock
  return math.floor(late_ms * 1000 + 0.5) / 1000
end

local function note_packet(known, text, at, length, pinfo)
  -- Packets with these types and the marker are of RTCP (RFC 5761, 4).
  local kind = text:byte(at + 1)
  if pinfo.visited or length < RTP_HEADER_BYTES or kind >= 192 and kind <= 223 then
    return
  end
  local frame = delivered[pinfo.number] or { packets = 0 }
  delivered[pinfo.number] = frame
  frame.packets = frame.packets + 1
  local late = lateness(known, text, at, pinfo)
  if late then
    frame.late = math.max(late, frame.late or late)
  end
end

local function show_packet(tvb, length, pinfo, tree)
  tree:add(twoflow, tvb:range(0, LENGTH_BYTES), "Two-Flow TCP Lab, length of an RTP packet: " .. length .. " bytes")
  if length > 0 then
    rtp:call(tvb:range(LENGTH_BYTES, length):tvb(), pinfo, tree)
  end
end

local function dissect_call(tvb, text, begin, known, pinfo, tree)
  local captured = #text
  local whole = captured == tvb:reported_len()
  local from, at = 1, begin
  while at and at <= captured do
    if at > from then
      show_unfinished(tvb:range(from - 1, at - from), "packet", tree)
    end
    from = at
    local length = at < captured and number(text, at, LENGTH_BYTES) or nil
    if not is_packet(text, at) then
      at = find_packet(text, at + 1) -- bytes before are missing
    elseif not length or at + LENGTH_BYTES + length > captured + 1 then
      break
    else
      note_packet(known, text, at + LENGTH_BYTES, length, pinfo)
      show_packet(tvb:range(at - 1, LENGTH_BYTES + length):tvb(), length, pinfo, tree)
      at = at + LENGTH_BYTES + length
      from = at
    end
  end
  if from > captured and whole then
    return captured
  end
  if whole and at and pinfo.can_desegment > 0 then
    local known_bytes = at < captured and LENGTH_BYTES + number(text, at, LENGTH_BYTES)
    pinfo.desegment_offset = from - 1
    pinfo.desegment_len = known_bytes and known_bytes - (captured - at + 1) or DESEGMENT_ONE_MORE_SEGMENT
    return captured
  end
  show_unfinished(from <= captured and tvb:range(from - 1) or tvb:range(), "packet", tree)
  return captured
end

function twoflow.dissector(tvb, pinfo, tree)
  local captured = tvb:len()
  if captured == 0 then
    return 0
  end
  local text = tvb:raw(0, captured)
  local known = direction(pinfo)
  local flow = flow_of_port[pinfo.dst_port] or flow_of_port[pinfo.src_port]
  local begin = flow == "VOIP" and call_begin(text, known, pinfo)
  if begin then
    return dissect_call(tvb, text, begin, known, pinfo, tree)
  end
  return dissect_rows(tvb, text, known, pinfo, tree)
end

-- Bytes that come again. Wireshark's own words for that depend on when they come: Retransmission, Out-Of-Order,
-- and, for a single byte, Keep-Alive.

-- Where a sequence number stands in its stream. It lies near the one before, so that 32 bits are enough.
local function stream_offset(known, seq)
  if not known.seq then
    known.offset = 0
  else
    known.offset = known.offset + (seq - known.seq + 2 ^ 31) % 2 ^ 32 - 2 ^ 31
  end
  known.seq = seq
  return known.offset
end

-- Adds the bytes from first to last to those that were seen. Returns how many of them had been seen. The
-- ranges do not touch each other, and without a gap in the stream there is one.
local function see(ranges, first, last)
  local count, low, high = 0, first, last
  for i = #ranges, 1, -1 do
    local range = ranges[i]
    if range[1] <= last + 1 and range[2] >= first - 1 then
      count = count + math.max(0, math.min(last, range[2]) - math.max(first, range[1]) + 1)
      low, high = math.min(low, range[1]), math.max(high, range[2])
      table.remove(ranges, i)
    end
  end
  ranges[#ranges + 1] = { low, high }
  return count
end

local function note_repeated(pinfo)
  local length, seq = tcp_len(), tcp_seq()
  if pinfo.visited or not length or not seq then
    return
  end
  local known = direction(pinfo)
  local first = stream_offset(known, seq.value)
  if tcp_syn().value then
    known.begun = true
    first = first + 1
  end
  if length.value > 0 then
    known.ranges = known.ranges or {}
    local count = see(known.ranges, first, first + length.value - 1)
    if count > 0 then
      repeated[pinfo.number] = count
    end
  end
end

-- The flow and the leg of every frame, in a dissector that runs after all others.

local function for_each_port(ranges, action)
  for first, last in ranges:gmatch("(%d+)%-?(%d*)") do
    for port = tonumber(first), math.min(tonumber(last) or tonumber(first), 65535) do
      action(port)
    end
  end
end

-- From the lowest bit on (RFC 9293, 3.1; RFC 3168, 6.1): so Wireshark's Info lists them, too.
local FLAGS = { "FIN", "SYN", "RST", "PSH", "ACK", "URG", "ECE", "CWR" }

-- Arithmetic, no bit operators: Lua 5.2 has none.
local function flag_names(flags)
  local names = {}
  for i, name in ipairs(FLAGS) do
    if math.floor(flags / 2 ^ (i - 1)) % 2 == 1 then
      names[#names + 1] = name
    end
  end
  return table.concat(names, ", ")
end

local labels = Proto("twoflow_labels", "Two-Flow TCP Lab, flow and leg")

function labels.dissector(_, pinfo, tree)
  local source, destination = tcp_srcport(), tcp_dstport()
  if not source or not destination then
    return
  end
  local flow, to_middle = flow_of_port[destination.value], true
  if not flow then
    flow, to_middle = flow_of_port[source.value], false
  end
  if not flow then
    return
  end
  local middle = flow == "DEMO" and "server" or "relay"
  local leg = to_middle and "client-" .. middle or middle .. "-client"
  local item = tree:add(twoflow, "Two-Flow TCP Lab, " .. flow .. " " .. leg)
  item:set_generated()
  item:add(frames.flow, flow):set_generated()
  item:add(frames.leg, leg):set_generated()
  item:add(frames.flags, flag_names(tcp_flags().value)):set_generated()
  local payload = tcp_payload()
  if payload and payload.len > 0 and not is_call(direction(pinfo), pinfo) then
    local range = payload.range
    item:add_packet_field(frames.segment, range(0, math.min(range:len(), SHOWN_BYTES)),
      ENC_UTF_8 + ENC_STRING)
  end
  note_repeated(pinfo)
  if repeated[pinfo.number] then
    item:add(frames.repeated_bytes, repeated[pinfo.number]):set_generated()
  end
  local call = delivered[pinfo.number]
  if call then
    item:add(frames.packets, call.packets):set_generated()
    if call.late then
      item:add(frames.late, call.late):set_generated()
    end
  end
end

register_postdissector(labels)

-- The ports, now and whenever the preferences change.

local tcp_ports = DissectorTable.get("tcp.port")

local function register()
  for port in pairs(flow_of_port) do
    tcp_ports:remove(port, twoflow)
  end
  flow_of_port = {}
  local function add(flow)
    return function(port)
      if not flow_of_port[port] then
        flow_of_port[port] = flow
        tcp_ports:add(port, twoflow)
      end
    end
  end
  for_each_port(twoflow.prefs.chat_ports, add("CHAT"))
  for_each_port(twoflow.prefs.voip_ports, add("VOIP"))
  for_each_port(twoflow.prefs.demo_ports, add("DEMO"))
end

function twoflow.prefs_changed()
  register()
end

register()
