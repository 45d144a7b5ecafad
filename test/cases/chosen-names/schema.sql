-- Names that the project chose, rows in the singular, columns as they are called.
create schema named;
create table named.ord_hdr (id int primary key, cust_no varchar(20) not null, "Placed At" timestamp);
create table named.order_lines (id int primary key, order_id int not null references named.ord_hdr);
create table named.addresses (id int primary key);
create view named.open_orders as select id from named.ord_hdr;
