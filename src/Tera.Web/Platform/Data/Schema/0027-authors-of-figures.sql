-- Who wrote value and money last: nobody accepts his own, whoever adds a file or a word beside them afterwards.

alter table measurement.entry
    add column value_by uuid,
    add column spent_by uuid,
    add foreign key (region_id, value_by) references organisation.person,
    add foreign key (region_id, spent_by) references organisation.person;

-- As history tells it; values of closed quarters are accepted no more and stay as they are.
update measurement.entry e
set value_by = (select h.person_id from measurement.value_history h
                where h.region_id = e.region_id and h.entry_id = e.id and h.field = 'value' order by h.id desc limit 1),
    spent_by = (select h.person_id from measurement.value_history h
                where h.region_id = e.region_id and h.entry_id = e.id and h.field = 'spent' order by h.id desc limit 1)
where e.changed_by is not null
  and not exists (select from measurement.period p
                  where (p.region_id, p.agency_id, p.fiscal_year, p.quarter) = (e.region_id, e.agency_id, e.fiscal_year, e.quarter) and p.closed_at is not null);
