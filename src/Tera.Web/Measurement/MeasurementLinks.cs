using Tera.Organisation;
using Tera.Procedures.Engine;
using Tera.Shared;

namespace Tera.Measurement;

/// <summary>Addresses of the module.</summary>
public static class MeasurementLinks
{
    public const string Sheets = "/pengukuran";

    /// <summary>How figures come together, and since when.</summary>
    public const string Policy = "/pengukuran/ketentuan";

    public const string NewScale = Policy + "/skala";

    /// <summary>From which numbers on figures are asked about.</summary>
    public const string Thresholds = Policy + "/kewajaran";

    /// <summary>The agencies of the region beside each other.</summary>
    public const string Region = "/pengukuran/daerah";

    /// <summary>Until when sheets are filled.</summary>
    public const string Deadlines = "/pengukuran/tenggat";

    public static string DeadlinesOf(AgencyId agency, FiscalYear year) => $"{Deadlines}?instansi={agency}&tahun={year.Value}";

    /// <summary>What was spent by line of the budget.</summary>
    public const string Spending = "/pengukuran/anggaran";

    public static string SpendingOf(AgencyId agency, FiscalPeriod period) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Spending}?instansi={agency}&tahun={period.Year.Value}&triwulan={period.Quarter.Number}");

    /// <summary>The same as a workbook to be filled.</summary>
    public static string SpendingBook(AgencyId agency, FiscalPeriod period) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Spending}.xlsx?instansi={agency}&tahun={period.Year.Value}&triwulan={period.Quarter.Number}");

    /// <summary>What figures must keep among themselves.</summary>
    public const string Rules = "/pengukuran/aturan";

    public static string RulesOf(AgencyId agency) => $"{Rules}?instansi={agency}";

    /// <summary>Versions of a year's quarters: which counts, and why others came before it.</summary>
    public const string Versions = "/pengukuran/versi";

    public static string VersionsOf(AgencyId agency, FiscalYear year) => $"{Versions}?instansi={agency}&tahun={year.Value}";

    /// <summary>Sheets for other programs.</summary>
    public const string SheetApi = OrganisationLinks.Api + "/sheets";

    public static string ApiSheet(SheetId sheet) => $"{SheetApi}/{sheet.Value}";

    /// <summary>Figures that count, for other programs.</summary>
    public const string FigureApi = OrganisationLinks.Api + "/figures";

    public static string Sheet(SheetId sheet) => $"{Sheets}/{sheet.Value}";

    /// <summary>The sheet as a workbook.</summary>
    public static string Book(SheetId sheet) => $"{Sheet(sheet)}/lembar.xlsx";

    /// <summary>One row with its evidence, its history and its rule.</summary>
    public static string Entry(SheetId sheet, EntryId entry) => $"{Sheet(sheet)}/isian/{entry.Value}";

    /// <summary>What a row comes to while it is typed.</summary>
    public static string Live(SheetId sheet, EntryId entry) => $"{Entry(sheet, entry)}/hitung";

    /// <summary>The evidence of an employee's sheet.</summary>
    public static string EmployeeEvidence(SheetId sheet) => $"{Sheet(sheet)}/bukti";

    public static string AddEvidence(SheetId sheet, EntryId? entry) =>
        entry is { } row ? $"{Sheet(sheet)}/isian/{row.Value}/berkas" : $"{Sheet(sheet)}/berkas";

    public static string Evidence(EvidenceId evidence) => $"{Sheets}/bukti/{evidence.Value}";

    /// <summary>Runs whose values are being checked.</summary>
    public const string Reviews = Sheets + "/verifikasi";

    /// <summary>The values of a run, to be accepted or sent back.</summary>
    public static string Review(RunId run) => $"{Reviews}/{run}";

    /// <summary>One of them with its history and its evidence beside it.</summary>
    public static string ReviewedEntry(RunId run, EntryId entry) => $"{Review(run)}/isian/{entry.Value}";

    /// <summary>What is expected, entered, handed in, in time and accepted.</summary>
    public const string Completeness = Sheets + "/kelengkapan";

    public const string CompletenessBook = Completeness + ".xlsx";

    /// <summary>What was reached over quarters and years.</summary>
    public const string Progress = Sheets + "/perkembangan";

    public const string ProgressBook = Progress + ".xlsx";

    public const string ProgressPaper = Progress + "/cetak";

    public const string RegionBook = Region + ".xlsx";

    public const string RegionPaper = Region + "/cetak";

    public static string ProgressOf(AgencyId agency, FiscalYear year) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Progress}?tahun={year.Value}&instansi={agency}");

    /// <summary>Where a value comes from, and what it went into.</summary>
    public static string Figure(EntryId entry) => $"{Sheets}/angka/{entry.Value}";

    /// <summary>Its indicators as text for other programs: as they stand, or as they were frozen.</summary>
    public static string RecapText(RunId run, bool frozen = false) => $"{Recap(run)}/rekapitulasi.csv{(frozen ? "?beku=true" : "")}";

    /// <summary>The recapitulation as a workbook: as it stands, or as it was frozen.</summary>
    public static string RecapBook(RunId run, bool frozen = false) => $"{Recap(run)}/rekapitulasi.xlsx{(frozen ? "?beku=true" : "")}";

    /// <summary>The same on paper, as it stands.</summary>
    public static string RecapPaper(RunId run) => $"{Recap(run)}/cetak";

    public static string Recap(RunId run) => $"{Sheets}/rekap/{run}";
}

/// <summary>Where a form of this module leads when it is sent a second time.</summary>
internal sealed class MeasurementPlace : Platform.Commands.IReceiptPlace
{
    public string? Of(string process, string result) => process is "measurement.settle-scale" ? MeasurementLinks.Policy : null;
}
