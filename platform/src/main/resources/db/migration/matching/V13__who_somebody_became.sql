-- Who a person is today: whoever they became, and whoever that one became since. A way that went round, as none should, would lead
-- back to where it began.
create function matching.heir(of uuid) returns uuid language sql stable as $$
with recursive way as (
    select id, became from matching.person where id = of
    union
    select p.id, p.became from way join matching.person p on p.id = way.became
)
select coalesce((select id from way where became is null), of)
$$;
