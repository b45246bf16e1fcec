-- The arms at the head of papers: of the region, or of an agency that bears its own.

create table organisation.logo (
    region_id  uuid not null default platform.current_region(),
    -- The region itself, or one of its agencies.
    whose      uuid not null,
    agency_id  uuid,
    file_hash  bytea not null,
    media_type text not null check (media_type in ('image/png', 'image/jpeg')),
    primary key (region_id, whose),
    foreign key (region_id, agency_id) references organisation.agency,
    foreign key (region_id, file_hash) references platform.file,
    check (whose = coalesce(agency_id, region_id))
);
select platform.protect('organisation.logo');
