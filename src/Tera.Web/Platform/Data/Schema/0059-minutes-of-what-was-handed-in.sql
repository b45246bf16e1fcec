-- Berita acara pengumpulan data: what units had handed in when it was written, as it prints it. A unit that had handed in nothing stands there too.

create table documents.collected_line (
    region_id        uuid not null default platform.current_region(),
    text_document_id uuid not null,
    ordinal          int  not null check (ordinal >= 0),
    unit             text not null,
    handed_in_at     timestamptz,
    by_name          text,
    by_position      text,
    figures          int  not null check (figures >= 0),
    files            int  not null check (files >= 0),
    primary key (region_id, text_document_id, ordinal),
    foreign key (region_id, text_document_id) references documents.text_document,
    check (handed_in_at is not null or num_nonnulls(by_name, by_position) = 0)
);
select platform.protect('documents.collected_line', 'select, insert');
create trigger collected_line_stays before update or delete on documents.collected_line for each row execute function platform.refuse_change();
