// JSON Lines through simdjson.
