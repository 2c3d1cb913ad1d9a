-- Which facts a delivery brought or withdrew is asked by loads and undoing only, for whole deliveries. Each lies together in a
-- few places of the table, since two sources load side by side: a range index that keeps several values of each range finds
-- them, and costs the load a fortieth of what two trees did.
drop index partners.fact_by_delivery;
drop index partners.fact_withdrawn_by;
create index fact_by_delivery on partners.fact
    using brin (delivery_id int4_minmax_multi_ops, withdrawn_delivery_id int4_minmax_multi_ops) with (autosummarize = on);
