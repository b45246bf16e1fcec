-- How numbers used outside are written, so that no other register gives them again; and those that in the end no letter bears.

alter table documents.letter_outside
    add column pattern        text,
    add column classification text,
    add column unit_code      text,
    add column void_reason    text check (length(btrim(void_reason)) between 1 and 300),
    add column voided_by      uuid,
    add column voided_at      timestamptz,
    add column version        int not null default 0,
    add foreign key (region_id, voided_by) references organisation.person,
    add check (num_nulls(void_reason, voided_by, voided_at) in (0, 3));

-- What is not known of those noted before is taken to be as their register writes now.
update documents.letter_outside o set pattern = r.pattern, classification = r.classification, unit_code = r.unit_code
from documents.letter_register r where (r.region_id, r.id) = (o.region_id, o.register_id);

alter table documents.letter_outside
    alter column pattern set not null,
    alter column classification set not null,
    alter column unit_code set not null;

grant update (void_reason, voided_by, voided_at, version) on documents.letter_outside to tera_app;
