-- What the shop's site and its people ask, with the habits that a weekly analysis is to find: a page that asks for each order one by
-- one, a search without an index, a report that goes through everything. Each statement is executed as often as its comment says.
-- 400 times
select id, total, currency from shop.orders where customer_id = 1005 and placed_at < now() order by placed_at desc limit 5;
-- 200 times
select full_name from shop.customers where id = 1010;
-- 15 times
select count(*), sum(total) from shop.orders where gift_note like '%anniversaire%';
-- 4 times
select c.full_name, o.channel, count(*), sum(o.total)
  from shop.customers c join shop.orders o on o.customer_id = c.id
 group by c.full_name, o.channel order by sum(o.total) desc limit 20;
-- 6 times
select date_trunc('month', placed_at), currency, sum(total) from shop.orders group by 1, 2 order by 1, 2;
