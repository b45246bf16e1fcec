using Tera.Organisation.Calendars;
using Tera.Organisation.People;
using Tera.Platform.Components;
using Tera.Shared;

namespace Tera.Organisation.Administration;

/// <summary>What kinds are called on the screens of the administration, and the lists to choose them from.</summary>
internal static class Labels
{
    internal static IReadOnlyList<Choice> AgencyKinds { get; } = Of<AgencyKind>(Name);

    internal static IReadOnlyList<Choice> UnitKinds { get; } = Of<UnitKind>(Name);

    internal static IReadOnlyList<Choice> AssignmentKinds { get; } = Of<AssignmentKind>(Name);

    internal static IReadOnlyList<Choice> AccountRoles { get; } = Of<AccountRole>(Name);

    internal static IReadOnlyList<Choice> TeamRoles { get; } = Of<TeamRole>(Name);

    internal static IReadOnlyList<Choice> Salutations { get; } = [new(nameof(Salutation.Sir), "Bapak"), new(nameof(Salutation.Madam), "Ibu")];

    internal static IReadOnlyList<Choice> TimeZones { get; } = [.. IndonesianTimeZone.All.Select(zone => new Choice(zone.Code, $"{zone.Label} ({zone.Code})"))];

    internal static IReadOnlyList<Choice> Grades { get; } = [.. CivilServiceGrade.All.Select(grade => new Choice(grade.Code, grade.Printed))];

    internal static string Name(AgencyKind kind) => kind switch
    {
        AgencyKind.Inspectorate => "Inspektorat",
        _ => kind.ToString(),
    };

    internal static string Name(UnitKind kind) => kind switch
    {
        UnitKind.Leadership => "Pimpinan",
        UnitKind.Secretariat => "Sekretariat",
        UnitKind.Department => "Bidang, Seksi, atau Subbagian yang melapor",
        _ => "Bagian dari unit lain",
    };

    internal static string Name(AssignmentKind kind) => kind switch
    {
        AssignmentKind.Definitive => "Definitif",
        AssignmentKind.Acting => "Plt. (jabatan kosong)",
        _ => "Plh. (pejabat berhalangan)",
    };

    internal static string Short(AssignmentKind kind) => kind switch
    {
        AssignmentKind.Definitive => "Definitif",
        AssignmentKind.Acting => "Plt.",
        _ => "Plh.",
    };

    internal static string Name(AccountRole role) => role switch
    {
        AccountRole.Member => "Pegawai: perangkat daerahnya sendiri",
        AccountRole.Overseer => "Pengawas: membaca semua perangkat daerah",
        _ => "Administrator: pegawai, jabatan, akun, kalender",
    };

    internal static string Short(AccountRole role) => role switch
    {
        AccountRole.Member => "Pegawai",
        AccountRole.Overseer => "Pengawas",
        _ => "Administrator",
    };

    internal static string Name(TeamRole role) => role switch
    {
        TeamRole.Chair => "Ketua",
        TeamRole.Secretary => "Sekretaris",
        _ => "Anggota",
    };

    internal static string Name(HolidayKind kind) => kind switch
    {
        HolidayKind.National => "Libur nasional",
        HolidayKind.CollectiveLeave => "Cuti bersama",
        _ => "Libur daerah",
    };

    private static IReadOnlyList<Choice> Of<T>(Func<T, string> name)
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(value => new Choice(value.ToString(), name(value)))];
}
