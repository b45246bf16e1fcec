-- What a new indicator card of a region begins with, from a day on. A card may say otherwise. The next row ends it.

create table planning.card_defaults (
    region_id          uuid not null default platform.current_region(),
    id                 uuid not null,
    valid_from         date not null,
    cap_percent        numeric check (cap_percent between 100 and 1000),
    floor_at_zero      boolean not null,
    zero_code          text not null,
    lower_formula_code text not null,
    decimals           int not null check (decimals between 0 and 6),
    -- The decree or letter that decides it.
    ground             text not null check (length(btrim(ground)) > 0),
    primary key (region_id, id),
    unique (region_id, valid_from)
);
select platform.protect('planning.card_defaults', 'select, insert');
create trigger card_defaults_stays before update or delete on planning.card_defaults for each row execute function platform.refuse_change();
