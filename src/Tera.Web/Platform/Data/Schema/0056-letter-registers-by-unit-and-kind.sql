-- Registers of letter numbers beside the agency's general one: for a unit, for a kind of letter, or for both. Their id is the kind of their yearly
-- registers, so each has series without gaps of its own; numbers taken before stay where they are.

create table documents.letter_series (
    region_id   uuid not null default platform.current_region(),
    id          uuid not null,
    agency_id   uuid not null,
    name        text not null check (length(btrim(name)) between 1 and 200),
    -- Whose letters: of this unit and those below it; null for every unit's.
    unit_id     uuid,
    -- Which letters; null for every kind.
    letter_kind text,
    opened_by   uuid not null,
    opened_at   timestamptz not null,
    closed_by   uuid,
    closed_at   timestamptz,
    version     int not null default 0,
    primary key (region_id, id),
    foreign key (region_id, agency_id) references organisation.agency,
    foreign key (region_id, unit_id) references organisation.unit,
    foreign key (region_id, opened_by) references organisation.person,
    foreign key (region_id, closed_by) references organisation.person,
    check (num_nonnulls(unit_id, letter_kind) > 0),
    check ((closed_at is null) = (closed_by is null))
);
create unique index letter_series_rule on documents.letter_series (region_id, agency_id, unit_id, letter_kind) nulls not distinct where closed_at is null;
select platform.protect('documents.letter_series', 'select, insert, update');
