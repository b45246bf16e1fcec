-- Keys with which a program of the office acts for an account. The key itself is shown once and kept by nobody here: only its digest.

create table organisation.access_key (
    region_id  uuid not null default platform.current_region(),
    id         uuid not null,
    account_id uuid not null,
    name       text not null check (length(name) between 1 and 200),
    digest     bytea not null unique check (length(digest) = 32),
    -- The account's stamp on that day: another password, another role or a disabled account ends its keys.
    stamp      text not null,
    made_at    timestamptz not null,
    last_day   date not null,
    ended_at   timestamptz,
    used_on    date,
    primary key (region_id, id),
    foreign key (region_id, account_id) references organisation.account (region_id, id)
);
create index access_key_account on organisation.access_key (region_id, account_id);
select platform.protect('organisation.access_key', 'select, insert, update');

-- The region of a key, before any region is known. Tells nothing else.
create function organisation.region_of_key(asked bytea) returns uuid
    language sql stable security definer set search_path = organisation, pg_temp
    return (select region_id from organisation.access_key where digest = asked);
revoke all on function organisation.region_of_key from public;
grant execute on function organisation.region_of_key to tera_app;
