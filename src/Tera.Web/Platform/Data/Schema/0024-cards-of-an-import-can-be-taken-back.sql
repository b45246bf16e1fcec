-- A card that no figure was reckoned with may be taken back with the import that brought it. No card is ever changed.

drop trigger indicator_card_stays on planning.indicator_card;
create trigger indicator_card_stays before update on planning.indicator_card for each row execute function platform.refuse_change();
grant delete on planning.indicator_card to tera_app;
