-- What figures of a quarter must keep among themselves, as a region or an agency settled it, and what comes of breaking it.

create table measurement.validation_rule (
    region_id   uuid not null default platform.current_region(),
    id          uuid not null,
    -- Null for every agency of the region.
    agency_id   uuid,
    name        text not null check (length(btrim(name)) > 0),
    kind        text not null,
    severity    text not null check (severity in ('Refuse', 'Warn', 'Inform')),
    "left"      uuid[] not null,
    "right"     uuid[] not null,
    left_so_far  boolean not null,
    right_so_far boolean not null,
    tolerance   numeric not null check (tolerance >= 0),
    ground      text not null check (length(btrim(ground)) > 0),
    valid_from  date not null,
    valid_until date check (valid_until >= valid_from - 1),
    version     int not null default 0,
    primary key (region_id, id),
    foreign key (region_id, agency_id) references organisation.agency,
    check (agency_id is not null or cardinality("left") + cardinality("right") = 0)
);
select platform.protect('measurement.validation_rule', 'select, insert, update');

-- A rule is ended, and otherwise stays as it was settled.
create function measurement.keep_rules() returns trigger
    language plpgsql as
$$
begin
    if tg_op = 'DELETE' or old.valid_until is not null
        or (to_jsonb(new) - 'valid_until' - 'version') is distinct from (to_jsonb(old) - 'valid_until' - 'version') then
        raise exception 'a rule is never changed' using errcode = 'restrict_violation', constraint = 'validation_rule_stays';
    end if;
    return new;
end
$$;
create trigger validation_rule_stays before update or delete on measurement.validation_rule for each row execute function measurement.keep_rules();
