-- Sweeping, and trying what a user may do. At the end, what all functions are called.

-- KEYS: registry, hash. ARGV: now, how many. Removes expired entries; gives how many.
local function sweep(keys, argv)
  local scope = opened(keys[2])
  local now = tonumber(argv[1])
  if scope.t.entries == 0 then
    redis.call('ZREM', keys[1], scope_of(scope.hash))
    return 0
  end
  local removed = remove_expired(scope, now, tonumber(argv[2]))
  settle_swept(scope, keys[1], now)
  return removed
end

-- KEYS: a hash and a sorted set that nothing else uses. Fails where this user may not do what a commit does.
local function probe(keys, argv)
  local hash, set = keys[1], keys[2]
  for _, command in ipairs({'UNLINK', 'DEL', 'PERSIST', 'HKEYS', 'HGETALL', 'EXISTS', 'SMEMBERS', 'GET', 'PTTL'}) do
    redis.call(command, hash)
  end
  redis.call('PEXPIRE', hash, 1000)
  redis.call('EXPIRE', hash, 1)
  redis.call('HGET', hash, 'k')
  redis.call('HMGET', hash, 'k')
  redis.call('ZRANGEBYSCORE', set, 0, 1)
  redis.call('ZRANGEBYLEX', set, '-', '+')
  redis.call('ZRANGE', set, 0, 0)
  redis.call('ZMSCORE', set, 'k')
  redis.call('TIME')
  redis.call('HDEL', hash, 'k')
  redis.call('HSET', hash, 'k', '1')
  redis.call('HDEL', hash, 'k')
  redis.call('ZREM', set, 'k')
  redis.call('ZADD', set, 0, 'k')
  redis.call('ZREM', set, 'k')
  redis.call('SREM', set, 'k')
  redis.call('SADD', set, 'k')
  redis.call('SREM', set, 'k')
  return 1
end

-- `remove` is a commit that only deletes, which a full server takes too; `check` one that writes nothing.
local FUNCTIONS = {commit = commit, put = put, remove = commit, check = commit, resolve = resolve, leave = leave, list = list,
  usage = usage, sweep = sweep, probe = probe}
