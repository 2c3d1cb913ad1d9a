-- Half of what is not attendance was told again by a later delivery, and nobody asks for it by its kind.
drop index partners.fact_by_kind;
create index fact_by_kind on partners.fact (kind, record_id) where kind <> 2 and withdrawn_delivery_id is null;
