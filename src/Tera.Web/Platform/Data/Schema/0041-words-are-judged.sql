-- What was reached in words has the percentage a checker gives it; it is dropped with the words it was given for.

alter table measurement.entry
    add judged_percent numeric check (judged_percent between 0 and 1000),
    add judged_by uuid,
    add judged_at timestamptz,
    add foreign key (region_id, judged_by) references organisation.person,
    add check (num_nonnulls(judged_percent, judged_by, judged_at) in (0, 3)),
    add check (judged_percent is null or (state = 'Value' and words is not null));
