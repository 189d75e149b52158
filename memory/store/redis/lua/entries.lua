-- What runs on the server, in one step each: committing, resolving, listing, counting, sweeping, and the turn of a tenant.
-- `functions.py` loads these files, one after the other; `layout.py` says what the keys are called and what stands in them.
--
-- A scope's hash has a field `k`+key for each entry and `#` for its totals. An entry is a byte for its kind, its expiry
-- and the `now` that wrote it (doubles), a digest of 16 bytes where its kind is a capital, a blob's name of 16 bytes
-- where it is a file, and its text. A scope with many entries has two sorted sets as well: its keys in order, and its
-- expiring keys by expiry.

local INDEXED_ENTRIES, INDEXED_BYTES = 512, 131072  -- above either, a scope is indexed
local BATCH = 1000                                  -- expired entries that one call removes, keys that one call adds
local KEPT_AFTER = 3600                             -- seconds that a scope outlives its last entry, by the server's clock
local FOREVER = 1 / 0
local TOTALS = '<dddddddddd'

-- the totals of a scope

local function totals(text)
  if not text then
    return {entries = 0, bytes = 0, file_bytes = 0, expiring = 0, changes = 0, writes = 0, indexed = 0, files = 0,
      first = FOREVER, last = 0, new = true}
  end
  local entries, bytes, file_bytes, expiring, changes, writes, indexed, files, first, last = struct.unpack(TOTALS, text)
  return {entries = entries, bytes = bytes, file_bytes = file_bytes, expiring = expiring, changes = changes,
    writes = writes, indexed = indexed, files = files, first = first, last = last}
end

local function pack(t)
  return struct.pack(TOTALS, t.entries, t.bytes, t.file_bytes, t.expiring, t.changes, t.writes, t.indexed, t.files,
    t.first, t.last)
end

-- A number that no other life of the scope, here or on a server that took over, had or will have.
local function after(number, micros)
  return math.max(number + 1, micros)
end

local function micros()
  local time = redis.call('TIME')
  return tonumber(time[1]) * 1000000 + tonumber(time[2])
end

-- entries

-- What another hand has damaged has no known kind, and stays until it is replaced or deleted.
local function header(entry)
  if #entry < 17 then
    return '?', FOREVER, nil, nil, #entry + 1
  end
  local kind, expires = struct.unpack('<c1d', entry)
  local at = 18
  local lower = string.lower(kind)
  local digest, blob
  if kind ~= lower then
    digest, at = string.sub(entry, at, at + 15), at + 16
  end
  if lower == 'f' then
    blob, at = string.sub(entry, at, at + 15), at + 16
  end
  return lower, expires, digest, blob, at
end

local function file_size(text)
  return tonumber(string.match(text, '"size":%s*(%d+)')) or 0
end

-- Adds an entry to the totals, or takes it away: `sign` is 1 or -1.
local function count(t, key, entry, sign)
  local kind, expires, _, _, at = header(entry)
  t.entries = t.entries + sign
  t.bytes = t.bytes + sign * (#key + #entry - at + 1)
  if expires ~= FOREVER then
    t.expiring = t.expiring + sign
  end
  if kind == 'f' then
    t.files = t.files + sign
    t.file_bytes = t.file_bytes + sign * file_size(string.sub(entry, at))
  end
end

-- What all keys of a slot start with. Keys are named to the server as far as it needs them to find the slot; the others
-- start alike, so they are in that slot, and a user who may use one may use all.
local function start_of(key)
  return string.sub(key, 1, string.find(key, '}', 1, true))
end

local function blob_key(hash, blob)
  return start_of(hash) .. 'b' .. blob
end

local function scope_of(hash)
  return string.sub(hash, string.find(hash, '}', 1, true) + 2)
end
