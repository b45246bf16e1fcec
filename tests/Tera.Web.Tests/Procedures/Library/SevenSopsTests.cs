using Tera.Procedures.Definitions;

namespace Tera.Procedures.Library;

/// <summary>The counts that the reading of the seven seeds fixed before a line of code was written.</summary>
public sealed class SevenSopsTests
{
    [Fact]
    public void The_library_holds_the_seven_and_no_fault()
    {
        Assert.Empty(Shipped.Library.Faults.Select(fault => fault.ToString()));
        Assert.Equal(
            ["badan", "bmcktr", "dishub", "evaluasi", "kecamatan", "pelaporan", "pengumpulan-data"],
            Shipped.Library.Definitions.Select(definition => definition.Code.Value));
        Assert.All(Shipped.Library.Definitions, definition => Assert.Empty(Soundness.Check(definition)));
    }

    [Theory]
    [InlineData("dishub", "1 2 3 4 5 6 7 8 9 10 11 12")]
    [InlineData("badan", "1 2 3 4 5 6 7 8 9 10 10")]
    [InlineData("pengumpulan-data", "1 2 3 4 7 - 8")]
    [InlineData("evaluasi", "1 2 3 4 5 6 7 8")]
    [InlineData("pelaporan", "1 2 3 4 5 6 7 8 9 10")]
    [InlineData("bmcktr", "1 2 3 4 5 6 7 8 9")]
    [InlineData("kecamatan", "1 2 3 4 5 6 7 8 9 10")]
    public void Numbers_stand_as_printed_repeated_and_missing_ones_too(string code, string numbers) =>
        Assert.Equal(numbers, string.Join(' ', Shipped.Sop(code).PrintedSteps.Select(step => step.PrintedNumber ?? "-")));

    [Theory]
    [InlineData("dishub", 12, 12, 0, "9", null, 0)]
    [InlineData("badan", 11, 10, 0, "9", null, 3)]
    [InlineData("pengumpulan-data", 7, 8, 0, "8", null, 0)]
    [InlineData("evaluasi", 8, 8, 2, "8", null, 1)]
    [InlineData("pelaporan", 10, 10, 2, "8", null, 1)]
    [InlineData("bmcktr", 9, 9, 1, null, "esr.menpan.go.id", 2)]
    [InlineData("kecamatan", 10, 10, 1, "8", "e-SAKIP Gowa", 1)]
    public void Rows_decisions_signature_upload_and_links_are_those_of_the_source(
        string code, int rows, int highest, int decisions, string? signature, string? application, int links)
    {
        var sop = Shipped.Sop(code);
        var printed = sop.PrintedSteps.ToList();

        Assert.Equal(rows, printed.Count);
        Assert.Equal(highest, printed.Max(step => int.Parse(step.PrintedNumber ?? "0")));
        Assert.Equal(decisions, printed.Count(IsExplicitDecision));
        Assert.Equal(signature, printed.SingleOrDefault(step => step.Acts.Any(act => act.Kind is ActKind.Sign))?.PrintedNumber);
        Assert.Equal(application, printed.SelectMany(step => step.Acts).SingleOrDefault(act => act.Kind is ActKind.Upload)?.Application);
        Assert.Equal(links, LinkedNames(sop).Count());
    }

    [Fact]
    public void Together_they_have_67_rows_and_6_printed_decisions()
    {
        var rows = Shipped.Library.Definitions.SelectMany(definition => definition.PrintedSteps).ToList();

        Assert.Equal(67, rows.Count);
        Assert.Equal(6, rows.Count(IsExplicitDecision));
    }

    [Theory]
    [InlineData("dishub", 880, 3)]
    [InlineData("kecamatan", 395, 0)]
    public void Standard_times_add_up_to_the_printed_total(string code, int minutes, int days)
    {
        var durations = Shipped.Sop(code).PrintedSteps.Select(step => step.Standard.Duration!).ToList();

        Assert.Equal(minutes, durations.Where(duration => duration.Unit is DurationUnit.Minutes).Sum(duration => duration.Amount));
        Assert.Equal(days, durations.Where(duration => duration.Unit is DurationUnit.Days).Sum(duration => duration.Amount));
    }

    [Fact]
    public void Only_two_orders_have_no_standard_time()
    {
        var without = Shipped.Library.Definitions
            .SelectMany(definition => definition.PrintedSteps.Where(step => step.Standard.Duration is null).Select(step => $"{definition.Code}/{step.PrintedNumber}"));

        Assert.Equal(["evaluasi/1", "pelaporan/1"], without);
    }

    [Fact]
    public void Unresolved_links_are_exactly_the_seven_sops_named_and_not_supplied() =>
        Assert.Equal(
            [
                "SOP Evaluasi Kinerja Internal",
                "SOP Pengarsipan",
                "SOP Pengarsipan Surat/Berkas/Dokumen",
                "SOP Pengiriman Surat/Dokumen",
                "SOP Penyusunan Laporan Kinerja",
                "SOP Perjanjian Kinerja",
                "SOP Rapat Koordinasi Internal Dinas",
            ],
            Shipped.Library.UnresolvedLinks().Select(link => link.Printed));

    [Fact]
    public void One_row_waits_for_another_sop_and_one_cover_names_itself()
    {
        var waiting = Shipped.Library.Definitions.SelectMany(sop => sop.Steps.Where(step => step.Link is { Mode: LinkMode.Waits }).Select(step => (sop.Code, step)));
        var (code, row) = Assert.Single(waiting);
        Assert.Equal("badan", code.Value);
        Assert.Equal("2", row.PrintedNumber);
        Assert.Equal("pengumpulan-data", row.Link!.Code!.Value.Value);

        var self = Assert.Single(Shipped.Library.Definitions.SelectMany(sop => sop.Cover.Links.Where(link => link.ToItself)));
        Assert.Equal("bmcktr", self.Code!.Value.Value);
    }

    [Theory]
    [InlineData("bmcktr", "pengesahan")]
    [InlineData("pengumpulan-data", "arsip-penutup")]
    [InlineData("evaluasi", "arsip-penutup")]
    [InlineData("pelaporan", "arsip-penutup")]
    [InlineData("kecamatan", "arsip-penutup")]
    [InlineData("dishub", "")]
    [InlineData("badan", "")]
    public void Signature_and_archive_stand_beside_the_rows_where_none_is_printed(string code, string services) =>
        Assert.Equal(services, string.Join(' ', Shipped.Sop(code).Steps.Where(step => !step.IsPrinted).Select(step => step.Key)));

    [Fact]
    public void Pengesahan_of_bmcktr_opens_after_row_8_and_gates_row_9()
    {
        var sop = Shipped.Sop("bmcktr");

        Assert.Equal(new Onward.Next(new StepKey("pengesahan")), sop[new StepKey("lapor-akhir")].Onward);
        Assert.Equal(new Onward.Next(new StepKey("unggah")), sop[new StepKey("pengesahan")].Onward);
        Assert.Equal("6 8", string.Join(' ', sop.Steps.Where(step => step.Text == sop[new StepKey("lapor-akhir")].Text).Select(step => step.PrintedNumber)));
    }

    [Theory]
    [InlineData("dishub", "verifikasi", "kumpul")]
    [InlineData("dishub", "persetujuan", "verifikasi")]
    [InlineData("badan", "validasi", "susun")]
    [InlineData("badan", "periksa", "validasi")]
    [InlineData("badan", "tanda-tangan", "periksa")]
    [InlineData("pengumpulan-data", "tanda-tangan", "himpun")]
    [InlineData("evaluasi", "periksa-kasubag", "himpun")]
    [InlineData("evaluasi", "periksa-kabag", "periksa-kasubag")]
    [InlineData("pelaporan", "periksa-kasubag", "ketik")]
    [InlineData("pelaporan", "periksa-kabag", "periksa-kasubag ketik")]
    [InlineData("bmcktr", "analisa", "isi susun")]
    [InlineData("kecamatan", "tanda-tangan", "dokumen analisis")]
    public void Work_goes_back_where_the_text_or_the_reading_sends_it(string code, string step, string targets) =>
        Assert.Equal(targets, string.Join(' ', Shipped.Sop(code)[new StepKey(step)].ReturnTargets));

    [Fact]
    public void Four_rows_are_done_by_each_unit_or_employee()
    {
        var fanOuts = Shipped.Library.Definitions.SelectMany(sop => sop.Steps.SelectMany(step => step.Acts
            .Where(act => act.FansOut).Select(act => $"{sop.Code}/{step.PrintedNumber} {act.Kind} {act.Participation}")));

        Assert.Equal(
            ["badan/6 Prepare EachUnit", "bmcktr/4 Collect EachUnit", "dishub/3 Collect EachUnit", "kecamatan/4 Collect EachEmployee"],
            fanOuts);
    }

    private static bool IsExplicitDecision(Step step) => step.Onward is Onward.Decision { Yes.Provenance.Origin: Origin.Printed };

    private static IEnumerable<string> LinkedNames(ProcedureDefinition sop) => sop.Cover.Links
        .Concat(sop.PrintedSteps.Select(step => step.Link).OfType<ProcedureLink>())
        .Where(link => !link.ToItself).Select(link => link.Printed).Distinct();
}
