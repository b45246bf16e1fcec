using Tera.Shared;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using NodaTime;
using Tera.Organisation.Administration;
using Tera.Organisation.Contracts;
using Tera.Platform.Components;

namespace Tera.Organisation.Calendars;

public sealed partial class CalendarPage(KeepCalendarHandler calendar)
{
    private const string Declare = "tambah-libur", Add = "tambah-jam", Special = "sementara", Regular = "biasa";

    private static readonly IsoDayOfWeek[] FourDays = [IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday];
    private static readonly IReadOnlyList<Choice> Kinds = [.. Enum.GetValues<HolidayKind>().Select(kind => new Choice(kind.ToString(), Labels.Name(kind)))];
    private static readonly IReadOnlyList<Choice> Seasons =
    [
        new(Special, "Sementara, di atas jam biasa", "Ramadan, keadaan darurat."),
        new(Regular, "Jam biasa yang baru", "Jam biasa sebelumnya berakhir sehari sebelum tanggal mulai."),
    ];

    private CalendarView? view;

    [SupplyParameterFromQuery(Name = "tahun")]
    private string? YearText { get; set; }

    private int? Year => Asked.Number(YearText);

    [SupplyParameterFromForm(FormName = Declare)]
    private DayInput? Day { get; set; }

    [SupplyParameterFromForm(FormName = Add)]
    private HoursInput? Hours { get; set; }

    [SupplyParameterFromForm]
    private string? Reason { get; set; }

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        Day ??= new();
        Hours ??= new()
        {
            MondayToThursday = HoursText.Of(StatutoryHours.Ramadan.On(IsoDayOfWeek.Monday)), Friday = HoursText.Of(StatutoryHours.Ramadan.On(IsoDayOfWeek.Friday)),
        };
        view = await CalendarView.ReadAsync(Db, Year is >= 2000 and <= 2100 ? Year.Value : Today.Year, Aborted);
    }

    private static string Address(int year) => QueryHelpers.AddQueryString(OrganisationLinks.Calendar, "tahun", year.ToString(CultureInfo.InvariantCulture));

    private static string RevokeForm(DayOffRow day) => $"cabut-{day.Id}";

    private static string RemoveForm(HoursRow row) => $"hapus-{row.Rule.Id}";

    private static string Period(WorkingRule rule) => (rule.ValidFrom, rule.ValidUntil) switch
    {
        (null, null) => "Selalu",
        ({ } from, null) => $"Mulai {IndonesianDate.Long(from)}",
        (null, { } until) => $"Sampai {IndonesianDate.Long(until)}",
        ({ } from, { } until) => $"{IndonesianDate.Long(from)} sampai {IndonesianDate.Long(until)}",
    };

    private async Task DeclareAsync()
    {
        var reading = Reading();
        var (on, kind) = (reading.Date("Day.On", Day!.On), reading.Choice<HolidayKind>("Day.Kind", Day.Kind));
        var (name, source) = (reading.Line("Day.Name", Day.Name), reading.Line("Day.Source", Day.Source));
        var agency = AgencyIn(reading, "Day.Agency", Day.Agency);
        await ChangeAsync(Declare, reading, () => new CalendarChange.Declare(agency, on!.Value, kind!.Value, name!, source!), "Day.On", on?.Year);
    }

    private async Task RevokeAsync(DayOffRow day)
    {
        var reading = Reading();
        var reason = reading.Line(nameof(Reason), Reason);
        await ChangeAsync(RevokeForm(day), reading, () => new CalendarChange.Revoke(day.Id, reason!.Text), null, day.Day.Year);
    }

    private async Task AddAsync()
    {
        var reading = Reading();
        var agency = AgencyIn(reading, "Hours.Agency", Hours!.Agency);
        var rule = RuleIn(reading, Hours);
        await ChangeAsync(Add, reading, () => new CalendarChange.AddHours(agency, rule!), "Hours.From", view!.Year);
    }

    private async Task RemoveAsync(HoursRow row)
    {
        var reading = Reading();
        var reason = reading.Line(nameof(Reason), Reason);
        await ChangeAsync(RemoveForm(row), reading, () => new CalendarChange.RemoveHours(row.Rule.Id, reason!.Text), null, view!.Year);
    }

    private static AgencyId? AgencyIn(FormReading reading, string field, string? typed) =>
        !string.IsNullOrEmpty(typed) && reading.Id(field, typed) is { } id ? new AgencyId(id) : null;

    private static WorkingHoursRule? RuleIn(FormReading reading, HoursInput typed)
    {
        var special = typed.Season != Regular;
        var (name, source) = (reading.Line("Hours.Name", typed.Name), reading.Line("Hours.Source", typed.Source));
        var from = reading.Date("Hours.From", typed.From);
        var until = special ? reading.Date("Hours.Until", typed.Until) : reading.OptionalDate("Hours.Until", typed.Until);
        var week = new List<(IsoDayOfWeek, WorkingInterval)>();
        week.AddRange(reading.Take("Hours.MondayToThursday", HoursText.Read(typed.MondayToThursday, FourDays)) ?? []);
        week.AddRange(reading.Take("Hours.Friday", HoursText.Read(typed.Friday, IsoDayOfWeek.Friday)) ?? []);
        week.AddRange(reading.Take("Hours.Saturday", HoursText.Read(typed.Saturday, IsoDayOfWeek.Saturday)) ?? []);
        if (!reading.Clean)
        {
            return null;
        }

        var hours = reading.Take("Hours.MondayToThursday", WeeklyHours.Of(week));
        if (!RulePeriod.Of(from, until).Accepted(out var period, out var reversed))
        {
            reading.Refuse("Hours.Until", reversed);
        }

        return !reading.Clean ? null : special
            ? WorkingHoursRule.Special(name!.Text, hours!, period, source!.Text)
            : WorkingHoursRule.Regular(name!.Text, hours!, period, source!.Text);
    }

    private async Task ChangeAsync(string form, FormReading reading, Func<CalendarChange> change, string? field, int? year)
    {
        if (!reading.Clean)
        {
            Refuse(form, reading);
            return;
        }

        if ((await calendar.HandleAsync(new(Command, Current.Required, change()), Aborted)).Accepted(out var receipt, out var no))
        {
            Done(Address(year ?? view!.Year), receipt);
            return;
        }

        Refuse(form, no, field);
    }

    private sealed class DayInput
    {
        public string? On { get; set; }

        public string? Kind { get; set; }

        public string? Name { get; set; }

        public string? Agency { get; set; }

        public string? Source { get; set; }
    }

    private sealed class HoursInput
    {
        public string? Name { get; set; }

        public string? Season { get; set; }

        public string? From { get; set; }

        public string? Until { get; set; }

        public string? Agency { get; set; }

        public string? MondayToThursday { get; set; }

        public string? Friday { get; set; }

        public string? Saturday { get; set; }

        public string? Source { get; set; }
    }
}
