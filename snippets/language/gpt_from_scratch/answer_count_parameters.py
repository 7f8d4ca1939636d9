"""SmolLM2's parameters by a sum on paper, and the memory of its cache."""

words, d, depth, heads, kv_heads, m = 49_152, 576, 30, 9, 3, 1536
kv = d // heads * kv_heads  # columns of K, and of V
attention, mlp, norms = 2 * d * d + 2 * d * kv, 3 * d * m, 2 * d
total = words * d + depth * (attention + mlp + norms) + d
print(f"embedding {words * d:,}, a layer {attention + mlp + norms:,}, all {total:,}")
assert total == 134_515_008  # the library's count, above; an untied head is counted twice
print(f"cache per token: {2 * depth * kv:,} numbers; with nine key heads {2 * depth * d:,}")
