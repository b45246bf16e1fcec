-- Which unit is the personnel unit of an agency, from a day on: it reads what is personal of the agency's employees. The next row ends it; one without a unit
-- leaves the agency without.

create table organisation.personnel_unit (
    region_id  uuid not null default platform.current_region(),
    id         uuid not null,
    agency_id  uuid not null,
    unit_id    uuid,
    valid_from date not null,
    ground     text not null check (length(btrim(ground)) > 0),
    primary key (region_id, id),
    unique (region_id, agency_id, valid_from),
    foreign key (region_id, agency_id) references organisation.agency,
    foreign key (region_id, unit_id) references organisation.unit
);
select platform.protect('organisation.personnel_unit', 'select, insert');
create trigger personnel_unit_stays before update or delete on organisation.personnel_unit for each row execute function platform.refuse_change();
