-- Wireshark dissector of the Two-Flow TCP Lab: finds the rows of the CSV files in the TCP segments.
--
-- A row on the wire is `<timestamp> | <speaker> | <flow> | <message>` and a newline; a chat row has
-- `C1-CHAT: ` before it. A row may lie in one segment with others, or in many segments: what has no
-- end yet is handed back to Wireshark's TCP, which calls again with one more segment appended.
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
  segment = ProtoField.string("twoflow.segment", "Segment", "The segment's payload as text"),
  repeated_bytes = ProtoField.uint32("twoflow.repeated_bytes", "Repeated bytes", base.DEC, nil, nil,
    "How many bytes of this segment an earlier one in the capture had, as in packets.csv"),
}
twoflow.fields = {
  rows.row, rows.timestamp, rows.speaker, rows.flow, rows.message,
  frames.flow, frames.leg, frames.flags, frames.segment, frames.repeated_bytes,
}

local malformed = ProtoExpert.new("twoflow.malformed",
  "This cannot be read as timestamp | speaker | flow | message (is its beginning in the capture?)",
  expert.group.MALFORMED, expert.severity.WARN)
local unfinished = ProtoExpert.new("twoflow.unfinished",
  "A part of a row that cannot be put together with the rest (cut by the snapshot length, or reassembly is off)",
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

function twoflow.init()
  learnt = {}
  repeated = {}
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

function twoflow.dissector(tvb, pinfo, tree)
  local captured = tvb:len()
  if captured == 0 then
    return 0
  end
  local text = tvb:raw(0, captured)
  local known = direction(pinfo)
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
  local rest = from <= captured and tvb:range(from - 1) or tvb:range()
  tree:add(twoflow, rest, "Two-Flow TCP Lab, part of a row"):add_proto_expert_info(unfinished)
  return captured
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
  if payload and payload.len > 0 then
    local range = payload.range
    item:add_packet_field(frames.segment, range(0, math.min(range:len(), SHOWN_BYTES)),
      ENC_UTF_8 + ENC_STRING)
  end
  note_repeated(pinfo)
  if repeated[pinfo.number] then
    item:add(frames.repeated_bytes, repeated[pinfo.number]):set_generated()
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
