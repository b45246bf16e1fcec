-- How a region brings its figures together and names them, from a day on; and the scales of categories it has settled for itself.

-- Scales found in regulations and reports are known to the program; here stand those of the region alone.
create table measurement.category_scale (
    region_id  uuid not null default platform.current_region(),
    code       text not null check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    name       text not null check (length(btrim(name)) > 0),
    source     text not null check (length(btrim(source)) > 0),
    valid_from date not null,
    gaps       text not null check (gaps in ('BandAbove', 'BandBelow', 'NoCategory')),
    -- Lowest first: label, and both bounds with whether they belong to the band; an open end has no bound.
    bands      jsonb not null,
    primary key (region_id, code)
);
select platform.protect('measurement.category_scale', 'select, insert');
create trigger category_scale_stays before update or delete on measurement.category_scale for each row execute function platform.refuse_change();

-- A new decision is a new row: what was reckoned by an earlier one stays as it was.
create table measurement.policy (
    region_id  uuid not null default platform.current_region(),
    id         uuid not null,
    valid_from date not null,
    of_agency  text not null,
    of_region  text not null,
    basis      text not null check (basis in ('Raw', 'Capped')),
    scale      text not null,
    efficiency text not null,
    -- The decree or letter that decides it.
    ground     text not null check (length(btrim(ground)) > 0),
    primary key (region_id, id),
    unique (region_id, valid_from)
);
select platform.protect('measurement.policy', 'select, insert');
create trigger policy_stays before update or delete on measurement.policy for each row execute function platform.refuse_change();
