-- A checker accepts a version of a value; a later version is not accepted, whoever changes what.

alter table measurement.entry
    add column accepted_version int,
    add column accepted_by      uuid,
    add column accepted_at      timestamptz,
    add foreign key (region_id, accepted_by) references organisation.person,
    add check (num_nonnulls(accepted_version, accepted_by, accepted_at) in (0, 3)),
    add check (accepted_version <= version);
