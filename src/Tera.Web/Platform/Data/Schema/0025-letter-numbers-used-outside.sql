-- Numbers of a register that letters written without Tera bear: said once, with the reason, so that the series has no unexplained gap.

create table documents.letter_outside (
    region_id    uuid not null default platform.current_region(),
    id           uuid not null,
    register_id  uuid not null,
    first_number int  not null check (first_number >= 1),
    last_number  int  not null,
    reason       text not null check (length(btrim(reason)) between 1 and 300),
    noted_by     uuid not null,
    noted_at     timestamptz not null,
    primary key (region_id, id),
    unique (region_id, register_id, first_number),
    foreign key (region_id, register_id) references documents.letter_register,
    foreign key (region_id, noted_by) references organisation.person,
    check (last_number >= first_number)
);
select platform.protect('documents.letter_outside', 'select, insert');
