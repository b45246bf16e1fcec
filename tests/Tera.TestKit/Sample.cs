using NodaTime;
using Tera.Organisation;
using Tera.Organisation.Agencies;
using Tera.Organisation.Calendars;
using Tera.Organisation.People;
using Tera.Organisation.Positions;
using Tera.Organisation.Regions;
using Tera.Shared;

namespace Tera.TestKit;

/// <summary>Things as tests need them when only one detail matters; made through the domain's own doors.</summary>
public static class Sample
{
    public static T Of<T>(Result<T> result) =>
        result.Accepted(out var value, out var no) ? value : throw new InvalidOperationException($"Refused: {no}");

    public static PrintedLine Line(string text) => Of(PrintedLine.Of(text));

    public static RegionTerms RegionTerms(string name = "Kabupaten Uji", IndonesianTimeZone? zone = null) => new(
        Line(name), Line("Kota Uji"), zone ?? IndonesianTimeZone.Western, AllowOwnWork: false, DayReading.SameTimeOfDay, NominalDay: 450,
        HolidayReference.KnownUntil);

    public static AgencyTerms AgencyTerms(string code = "dinas-uji", string name = "Dinas Uji") => new(
        Of(AgencyCode.Of(code)), AgencyKind.Dinas, Line(name), Line(name), Line("Jalan Uji 1"), Line("(021) 000"), Line("Kota Uji"), IndonesianTimeZone.Western);

    public static UnitTerms UnitTerms(string name = "Bidang Uji", UnitKind kind = UnitKind.Department) => new(kind, Line(name), Line(name), Reports: true, 0);

    public static PositionTerms PositionTerms(string title = "Kepala Bidang Uji", bool head = false) => new(Line(title), head, 0);

    public static PersonTerms PersonTerms(string name = "Siti Uji, S.E.", string call = "Siti") => new(Line(name), Salutation.Madam, Line(call));

    public static Appointment Appointment(PersonId person, AssignmentKind kind, LocalDate from, LocalDate? until = null) =>
        new(person, kind, from, until, Line("SK 1/2026"));
}
