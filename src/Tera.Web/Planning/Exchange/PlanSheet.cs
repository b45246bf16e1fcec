using Tera.Platform.Spreadsheets;

namespace Tera.Planning.Exchange;

/// <summary>A sheet of the file: its name and its columns, in their order. The template, the export and the import have the same.</summary>
internal sealed class PlanSheet
{
    private PlanSheet(string name, params IReadOnlyList<string> columns) => (Name, Columns) = (name, columns);

    public const string Code = "Kode", Plan = "Renstra", Ordinal = "Urutan", Objective = "Sasaran", ObjectiveOrdinal = "Urutan sasaran", Kind = "Jenis", Unit = "Unit",
        CardName = "Nama pada kartu", Annual = "Tahun", Evidence = "Wajib bukti", ProgrammeCode = "Kode program", Programme = "Program", ActivityCode = "Kode kegiatan",
        Activity = "Kegiatan", SubActivityCode = "Kode subkegiatan", SubActivity = "Subkegiatan", Indicator = "Kode indikator", Original = "Pagu semula",
        Revised = "Pagu setelah perubahan", RevisedFrom = "Perubahan sejak", RevisedBy = "Dasar perubahan",
        ValidFrom = "Berlaku sejak", IndicatorName = "Nama indikator", Definition = "Definisi operasional", Method = "Cara mengukur", Source = "Sumber data", MeasurementUnit = "Satuan",
        ValueKind = "Jenis nilai", Formula = "Rumus", Polarity = "Polaritas", Accumulation = "Penghitungan triwulan", Cap = "Batas capaian (%)", Floor = "Negatif dihitung nol",
        Zero = "Aturan nol", Missed = "Persen bila tidak terpenuhi", Decimals = "Desimal", Predicates = "Predikat", CategoryScale = "Skala kategori", Weight = "Bobot", Ground = "Dasar", Target = "Target", Step = "Langkah aksi", Output = "Keluaran", QuarterOf = "Triwulan",
        NodeKindOf = "Kedudukan", Position = "Jabatan", ServedAgency = "Mendukung instansi", Served = "Mendukung sasaran";

    public static PlanSheet Objectives { get; } = new("Sasaran", Plan, Ordinal, Objective, ValidFrom, NodeKindOf, Position) { Later = [ValidFrom, NodeKindOf, Position] };

    public static PlanSheet Indicators { get; } = new("Indikator", Code, Plan, ObjectiveOrdinal, Kind, Unit, Ordinal, CardName, ValidFrom) { Later = [CardName, ValidFrom] };

    /// <summary>A row for each objective that another one serves, of whatever agency.</summary>
    public static PlanSheet Links { get; } = new("Pohon kinerja", Plan, ObjectiveOrdinal, ServedAgency, Served, ValidFrom);

    public static PlanSheet Cards { get; } = new(
        "Kartu", Code, ValidFrom, IndicatorName, Definition, Method, Source, MeasurementUnit, ValueKind, Formula, Polarity, Accumulation, Cap, Floor, Zero, Missed, Decimals, Predicates, CategoryScale) { Later = [CategoryScale] };

    public static PlanSheet Targets { get; } = new("Target", Code, CardName, Annual, "TW I", "TW II", "TW III", "TW IV", Unit, Evidence) { Later = [CardName] };

    /// <summary>A row for each line, and one more for each further change of it.</summary>
    public static PlanSheet Budget { get; } = new(
        "Anggaran", ProgrammeCode, Programme, ActivityCode, Activity, SubActivityCode, SubActivity, Unit, Indicator, Original, Revised, RevisedFrom, RevisedBy) { Later = [RevisedBy] };

    /// <summary>A row weighs an indicator by its code, or an objective by its place.</summary>
    public static PlanSheet Weights { get; } = new("Bobot", Plan, ObjectiveOrdinal, Indicator, Weight, ValidFrom, Ground);

    /// <summary>A row for each indicator and year of its strategic plan.</summary>
    public static PlanSheet StrategicTargets { get; } = new("Target Renstra", Code, CardName, Plan, Annual, Target) { Later = [CardName] };

    /// <summary>A row for each step of the year's action plan.</summary>
    public static PlanSheet Actions { get; } = new("Langkah aksi", Code, CardName, Ordinal, Step, Output, QuarterOf, Unit) { Later = [CardName] };

    /// <summary>In the order in which they are taken: each builds on those before.</summary>
    public static IReadOnlyList<PlanSheet> All { get; } = [Objectives, Links, Indicators, Cards, Weights, StrategicTargets, Targets, Actions, Budget];

    public string Name { get; }

    public IReadOnlyList<string> Columns { get; }

    /// <summary>Columns that a file may lack: they came later and leave what is there as it is, or are only to be read.</summary>
    public IReadOnlyList<string> Later { get; private init; } = [];

    /// <summary>Those without which it is not read.</summary>
    public IEnumerable<string> Required => Columns.Except(Later);

    /// <summary>The column of the target of a period: 0 the year, 1 to 4 its quarters.</summary>
    public static string Period(int period) => Targets.Columns[2 + period];
}

/// <summary>A row of a sheet that is not empty.</summary>
/// <param name="Number">As the spreadsheet counts, from 1; the head is the first.</param>
/// <param name="Places">Where each column stands in this file, from 0: they may have been put in another order.</param>
internal sealed record BookRow(PlanSheet Sheet, int Number, IReadOnlyDictionary<string, BookCell> Cells, IReadOnlyDictionary<string, int> Places)
{
    public BookCell this[string column] => Cells.GetValueOrDefault(column, new(""));

    /// <summary>Where a cell stands in the file: <c>Target!D7</c>; the first of the row where the file has no such column.</summary>
    public string Address(string column) => $"{Sheet.Name}!{BookAddress.Of(Places.GetValueOrDefault(column), Number)}";
}
