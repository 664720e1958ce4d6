#!/usr/bin/env python3
"""distinct-log.py N: a stderr log of N different statements, each of them ten times."""
import sys

n = int(sys.argv[1])
for round in range(10):
    for i in range(n):
        print(f"2026-11-22 07:{round:02}:{i % 60:02}.178 UTC [{1000 + i % 50}] web@shop app=shop client=10.0.0.1 LOG:  "
              f"duration: {(i * 7919 % 100000) / 1000:.3f} ms  statement: SELECT a_{i}, b, c FROM orders_{i % 500} o"
              f" JOIN customers c ON c.id = o.customer_id WHERE o.status = 'paid' AND o.total > {i} ORDER BY a_{i} LIMIT 20")
