-- The shop's event trigger, apart from the rest: it needs a superuser, which managed servers do not give.
--
-- Answers: does a backup bring back what reacts to changes of the schema? Run it after shop.sql; superusers only.

create table "back office".schema_changes (at timestamptz not null default clock_timestamp(), command text not null);

create function "back office".note_schema_change() returns event_trigger
    language plpgsql
    as $$
begin
    insert into "back office".schema_changes (command) values (tg_tag);
end $$;

create event trigger shop_schema_changed on ddl_command_end
    when tag in ('DROP TABLE', 'ALTER TABLE') execute function "back office".note_schema_change();
alter event trigger shop_schema_changed enable always;
