using System.Text.RegularExpressions;
using Tera.Procedures.Definitions;
using Tera.Procedures.Matrix;
using Tera.Procedures.Reading;
using Tera.Shared;

namespace Tera.Procedures.Library;

/// <summary>What an SOP needs before it is made, decides without a diamond, or never comes to.</summary>
internal static partial class FlowFindings
{
    /// <summary>Working days from which on the work of a quarter or a year cannot end within the next one, or before the report is due.</summary>
    /// <remarks>Source: PermenPANRB 53/2014: the yearly report within two months, about 40 working days; for a quarter no rule is known, so a whole quarter of about 60 is taken, also where no period is stated: it may be run for one.</remarks>
    private static readonly Dictionary<Periodicity, int> Limits = new() { [Periodicity.Yearly] = 40, [Periodicity.Quarterly] = 60, [Periodicity.Unstated] = 60 };

    /// <summary>Working days of the month within which an agreement is made.</summary>
    /// <remarks>Source: PermenPANRB 53/2014, annex I: one month after the budget document is approved.</remarks>
    private const int DaysOfAgreement = 20;

    private const decimal MinutesOfADay = 450;

    /// <summary>Working days of a month in a sum, as a year of 240 has them; a due date is reckoned by the calendar.</summary>
    private const decimal DaysOfAMonth = 20;

    public static IEnumerable<Finding> Decisions(ProcedureDefinition definition)
    {
        var names = new LaneNames(definition.Lanes.Select(lane => lane.Printed));
        foreach (var step in definition.PrintedSteps)
        {
            switch (step.Onward)
            {
                case Onward.Decision { Yes.Provenance.Origin: Origin.Proposed } silent:
                    yield return Finding.At(step, FindingKind.Decision, "Pemeriksaan tercetak tanpa belah ketupat.", $"Gambar belah ketupat; {Way(definition, silent.No)}.");
                    break;
                case not Onward.Decision when step.Acts.All(act => act.Kind is not ActKind.Instruct) && Checking().Match(step.Text) is { Success: true } check:
                    yield return Finding.At(step, FindingKind.Decision, $"“{check.Value}” tanpa belah ketupat.", "Gambar belah ketupat dengan arah Ya dan Tidak, atau tulis kegiatan yang tidak memutuskan apa pun.");
                    break;
                case Onward.Decision { No: { Provenance.IsProposal: true } no }:
                    var (text, mend) = Unsure(definition, names, step, no);
                    yield return Finding.At(step, FindingKind.Decision, text, $"{mend}; {Way(definition, no)}.");
                    break;
            }

            if (step.Onward is Onward.Decision decision && decision.No.Targets.Contains(step.Key))
            {
                yield return Finding.At(step, FindingKind.Flow, "“Tidak” kembali ke langkah itu sendiri, jadi tidak ada yang diperbaiki.", "Kembalikan ke langkah yang menyusunnya.");
            }
        }
    }

    /// <summary>What keeps the flow from coming to its end; empty for what is in force.</summary>
    public static IEnumerable<Finding> Flaws(ProcedureDefinition definition)
    {
        foreach (var flaw in Soundness.Check(definition))
        {
            var (expected, found) = FlawTexts.Of(flaw);
            var step = flaw.Args.OfType<StepKey>().Select(definition.Find).FirstOrDefault();
            var (text, mend) = ($"SOP belum dapat dijalankan: {found}.", $"Diharapkan {expected}.");
            yield return step is null ? new(FindingKind.Flow, "Alur", text, mend) : Finding.At(step, FindingKind.Flow, text, mend);
        }
    }

    public static IEnumerable<Finding> Order(ProcedureDefinition definition)
    {
        var rows = definition.PrintedSteps.ToList();
        for (var at = 0; at < rows.Count; at++)
        {
            foreach (var input in rows[at].Standard.Inputs)
            {
                if (MadeBefore(rows, at, input))
                {
                    continue;
                }

                if (MadeLater(rows, at, input) is { } later)
                {
                    yield return Finding.At(rows[at], FindingKind.Flow, $"Kelengkapan “{input.Printed}” baru dibuat pada {StepWords.Within(later)}.", "Pindahkan langkahnya, atau ganti kelengkapannya dengan yang sudah ada.");
                }
                else if (input.Artifact is not null)
                {
                    yield return Finding.At(rows[at], FindingKind.Flow, $"Kelengkapan “{input.Printed}” tidak dibuat langkah mana pun.", "Tambahkan langkah yang membuatnya, atau tulis bahwa ia datang dari luar.");
                }
                else if (input.Reading.IsProposal)
                {
                    yield return Finding.At(rows[at], FindingKind.Flow, $"Kelengkapan “{input.Printed}” tidak dihasilkan langkah di atasnya dan belum dinyatakan datang dari luar.", "Benarkan bahwa ia datang dari luar, atau tulis keluaran yang sama pada langkah yang membuatnya.");
                }
            }

            if (rows.Take(at + 1).Any(row => row.Acts.Any(act => act.Kind is ActKind.Sign)) && rows[at].Standard.Outputs.FirstOrDefault(output => Draft().IsMatch(output.Printed)) is { } draft)
            {
                yield return Finding.At(rows[at], FindingKind.Flow, $"Keluaran “{draft.Printed}” sesudah tanda tangan bukan draf lagi.", $"Tulis “{Draft().Replace(draft.Printed, "").Trim()}”.");
            }
        }

        if (rows.TrueForAll(row => row.Acts.All(act => act.Kind is not ActKind.Archive)))
        {
            yield return new(FindingKind.Flow, "Alur", "Tidak ada langkah pengarsipan.", "Tambahkan langkah pengarsipan sebagai langkah terakhir.");
        }

        if (definition.Steps.All(step => step.Acts.All(act => act.Kind is not ActKind.Sign)))
        {
            yield return new(FindingKind.Flow, "Alur", "Tidak ada langkah pengesahan atau tanda tangan.", "Tambahkan langkah tanda tangan sebelum dokumen keluar.");
        }
    }

    public static IEnumerable<Finding> Times(ProcedureDefinition definition)
    {
        foreach (var step in definition.PrintedSteps.Where(step => step.Standard.Duration is null && (step.Standard.PrintedTime is not null || step.Remark?.Contains("waktu tercetak:", StringComparison.Ordinal) is true)))
        {
            yield return Finding.At(step, FindingKind.Standard, $"Waktu tercetak{(step.Standard.PrintedTime is { } printed ? $" “{printed}”" : "")} bukan bilangan bulat dengan satuan yang dikenal.", "Tulis bilangan dengan menit, jam, hari, minggu, atau bulan.");
        }

        var days = definition.PrintedSteps.Select(step => step.Standard.Duration).OfType<StandardDuration>().Sum(InDays);
        if (LimitOf(definition) is var (limit, whose) && days > limit)
        {
            yield return new(FindingKind.Standard, "Kolom Waktu", $"Jumlah waktu baku {Math.Ceiling(days)} hari kerja melewati {limit} hari kerja untuk SOP {whose}.", "Pendekkan waktu baku atau kerjakan langkah yang tidak saling menunggu bersamaan.");
        }
    }

    private static (int Days, string Whose)? LimitOf(ProcedureDefinition definition) =>
        definition.Title.Contains("perjanjian kinerja", StringComparison.OrdinalIgnoreCase) ? (DaysOfAgreement, "perjanjian kinerja, yang dibuat dalam sebulan sesudah anggaran disahkan")
        : Limits.TryGetValue(definition.Periodicity, out var limit) ? (limit, definition.Periodicity is Periodicity.Unstated ? "yang dapat dijalankan setiap triwulan" : PeriodicityWords.Of(definition.Periodicity))
        : null;

    public static IEnumerable<Finding> Titles(ProcedureDefinition definition)
    {
        if (definition.PeriodicityReading.IsProposal && definition.Periodicity is not Periodicity.Unstated)
        {
            yield return new(FindingKind.Title, "Nama SOP", $"Judul tidak menyebut periode, sedangkan isinya {PeriodicityWords.Of(definition.Periodicity)}.", $"Tambahkan periodenya, misalnya “{definition.Title} {Cased(definition.Title, PeriodicityWords.Of(definition.Periodicity))}”.");
        }

        if (definition.Steps.All(step => step.Acts.All(act => act.Produces != definition.MainDocument)))
        {
            yield return new(FindingKind.Title, "Nama SOP", $"Tidak ada langkah yang menghasilkan dokumen yang menjadi tujuan SOP ({definition.MainDocument}).", "Tambahkan langkah yang menyusunnya, atau sesuaikan judul.");
        }
    }

    public static IEnumerable<Finding> Lanes(ProcedureDefinition definition)
    {
        foreach (var lane in definition.Lanes.Where(lane => lane.Printed != lane.Role))
        {
            yield return new(FindingKind.Lanes, "Kepala kolom", $"“{lane.Printed}” dibaca {lane.Role}.", $"Tulis “{lane.Role}”.");
        }

        foreach (var alias in definition.Aliases)
        {
            yield return new(FindingKind.Lanes, "Sebutan", $"“{alias.Printed}” tidak ada pada kolom pelaksana.", $"Tulis “{definition.Lane(alias.Lane).Role}”.");
        }

        var names = new LaneNames(definition.Lanes.Select(lane => lane.Printed));
        foreach (var step in definition.PrintedSteps)
        {
            foreach (var name in RoleAliases.Unknown(names, step.Text).Where(name => definition.Aliases.All(alias => !alias.Printed.Equals(name, StringComparison.OrdinalIgnoreCase))))
            {
                yield return Finding.At(step, FindingKind.Lanes, $"“{name}” tidak ada pada kolom pelaksana.", "Tulis sebutannya seperti pada kepala kolom, atau tambahkan kolomnya.");
            }
        }

        foreach (var lane in definition.Lanes.Where(lane => definition.Steps.All(step => step.Acts.All(act => !act.AllLanes.Contains(lane.Key)))))
        {
            yield return new(FindingKind.Lanes, "Kepala kolom", $"{lane.Role} tidak mengerjakan apa pun.", "Hapus kolomnya, atau beri tanda pada langkah yang dikerjakannya.");
        }
    }

    /// <summary>What of the way of a no is not printed: where it leads, or only which row of the one it names, or only that it is the no.</summary>
    private static (string Text, string Mend) Unsure(ProcedureDefinition definition, LaneNames names, Step step, Branch no) =>
        DrawnWays.Has(no.Provenance) ? ("Jalan yang tergambar tidak bertuliskan Ya atau Tidak.", "Tulis Ya dan Tidak pada jalannya")
        : DrawnWays.HasMany(no.Provenance) ? ("Keputusan tergambar dengan lebih dari dua jalan.", "Pecah menjadi dua keputusan, masing-masing Ya dan Tidak")
        : SaidWays.Of(step.Text, step.Remark, []) is var said && said.NoNumbers is [var number, ..] ? ($"“Tidak” menuju langkah {number}; baris yang mana tidak jelas.", "Perbaiki nomornya")
        : names.Mentions(said.No) is [var named, ..] ? ($"“Tidak” kembali ke {definition.Lanes[named.Lane].Role}; langkah yang mana tidak tercetak.", "Tulis nomor langkahnya")
        : said.Whom is { } whom ? ($"“Tidak” kembali kepada {whom}, yang tidak ada pada kolom pelaksana.", "Tambahkan kolomnya, atau tulis langkah tujuannya")
        : ("Ke mana “Tidak” menuju tidak tercetak.", "Tulis arahnya");

    private static string Way(ProcedureDefinition definition, Branch no) =>
        no.Targets.IsEmpty ? "usulan: alur selesai" : $"usulan: kembali ke {MatrixWords.Joined([.. no.Targets.Select(target => StepWords.Within(definition[target]))], "atau")}";

    private static bool MadeBefore(List<Step> rows, int at, RequiredInput input) => rows.Take(at).Any(row =>
        (input.Artifact is { } artifact && row.Acts.Any(act => act.Produces == artifact)) || row.Standard.Outputs.Any(output => Same(output.Printed, input.Printed)));

    private static Step? MadeLater(List<Step> rows, int at, RequiredInput input) => rows.Skip(at).FirstOrDefault(row =>
        row.Key != rows[at].Key && ((input.Artifact is { } artifact && row.Acts.Any(act => act.Produces == artifact)) || row.Standard.Outputs.Any(output => Same(output.Printed, input.Printed))));

    private static bool Same(string one, string other) => string.Equals(one.Trim('.', ' '), other.Trim('.', ' '), StringComparison.OrdinalIgnoreCase);

    internal static decimal InDays(StandardDuration duration) => duration.Unit switch
    {
        DurationUnit.Minutes => duration.Amount / MinutesOfADay,
        DurationUnit.Hours => duration.Amount * 60 / MinutesOfADay,
        DurationUnit.Days => duration.Amount,
        DurationUnit.Months => duration.Amount * DaysOfAMonth,
        _ => duration.Amount * 5m,
    };

    private static string Cased(string title, string word) => !title.Any(char.IsLower) ? word.ToUpperInvariant() : IndonesianText.Capital(word);

    /// <summary>Verbs of checking; who checks may find it wrong.</summary>
    [GeneratedRegex(@"\b(?:memeriksa|memverifikasi|memferifikasi|meferifikasi|memvalidasi|menyetujui|mengoreksi|menganalisi?s?a?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Checking();

    [GeneratedRegex(@"\b(?:draf|draft|konsep)\w*\s*", RegexOptions.IgnoreCase)]
    private static partial Regex Draft();
}
