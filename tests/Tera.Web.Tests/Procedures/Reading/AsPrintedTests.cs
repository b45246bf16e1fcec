using System.Text;
using Tera.Procedures.Definitions;
using Tera.Procedures.Editing;
using Tera.Procedures.Exchange;
using Tera.Procedures.Library;
using Tera.Procedures.Matrix;

namespace Tera.Procedures.Reading;

/// <summary>Numbers, times and gaps as offices print them.</summary>
public sealed class AsPrintedTests
{
    [Fact]
    public void A_number_keeps_what_is_printed_around_it_and_sentences_name_it_bare()
    {
        var sop = Parse("No\tKegiatan\tKepala\tStaf\tKelengkapan\tWaktu\tOutput\n1.\tMenyusun laporan\t\t●\tBahan\t2 jam\tLaporan\n2.\tMengarsipkan laporan\t\t●\tLaporan\t1 jam\tArsip\n");

        Assert.Equal(["1.", "2."], sop.PrintedSteps.Select(step => step.PrintedNumber));
        Assert.Equal(["Langkah 1", "Langkah 2"], sop.PrintedSteps.Select(StepWords.Name));
        Assert.Equal("langkah 2", MatrixWords.Name(sop.Steps[1]));
        Assert.DoesNotContain(Findings.Of(sop, _ => true), finding => finding.Kind is FindingKind.Numbering);
        var edited = DraftEditor.Apply(sop, new DraftChange.InsertStep(new("baru"), sop.Steps[0].Key), Provenance.Printed);
        Assert.True(edited.Accepted(out var after, out _));
        Assert.Equal(["1.", "2.", "3."], after.PrintedSteps.Select(step => step.PrintedNumber));
    }

    [Theory]
    [InlineData("1.", "Menyusun  laporan")]
    [InlineData("(1)", "Menyusun laporan")]
    [InlineData("1)", "Menyusun laporan")]
    [InlineData("1", "Menyusun   laporan  akhir")]
    public void What_a_file_prints_with_signs_and_double_blanks_comes_back_out_of_a_workbook_the_same(string number, string text)
    {
        var sop = Shipped.Sop("bmcktr");
        var odd = sop with
        {
            Lanes = sop.Lanes.SetItem(0, sop.Lanes[0] with { Printed = "Kepala  Dinas" }),
            Steps = sop.Steps.SetItem(0, sop.Steps[0] with
            {
                PrintedNumber = number,
                Text = text,
                Remark = "Lihat  catatan",
                Standard = sop.Steps[0].Standard with { Inputs = [new("Surat  tugas", null)], Duration = null, PrintedTime = "2 x  24 jam" },
            }),
        };

        var again = SopImport.Read(SopBook.Write(odd), "bmcktr.xlsx").Sops.Single();

        Assert.Empty(again.Faults.Select(fault => fault.ToString()));
        Assert.Equal(DefinitionJson.Write(odd), DefinitionJson.Write(again.Definition!));
        Assert.Equal(DefinitionJson.Write(odd), DefinitionJson.Write(ProcedureFile.Read(YamlText.Write(odd), "bmcktr.yaml").Definition!));
    }

    [Fact]
    public void A_printed_time_that_is_none_stays_in_its_column_is_told_and_may_stay_when_the_row_is_written()
    {
        var sop = Parse("No\tKegiatan\tKepala\tStaf\tKelengkapan\tWaktu\tOutput\tKet\n1\tMenyusun laporan\t\t●\tBahan\t2 x 24 jam\tLaporan\tSegera\n");
        var step = sop.Steps[0];

        Assert.Equal((null, "2 x 24 jam", "Segera"), (step.Standard.Duration, step.Standard.TimeText, step.Remark));
        Assert.Contains(Findings.Of(sop, _ => true), finding => finding.Text.Contains("“2 x 24 jam”", StringComparison.Ordinal));
        var form = StepForm.From(sop, step);
        Assert.Equal("2 x 24 jam", form.ToStep(step, out _)!.Standard.PrintedTime);
        Assert.Null((form with { Time = "2 x 12 jam" }).ToStep(step, out var fault));
        Assert.Equal("Waktu", fault!.Value.Field);
        var timed = (form with { Time = "2 hari" }).ToStep(step, out _)!;
        Assert.Equal(("2 hari", null), (timed.Standard.Duration!.Printed, timed.Standard.PrintedTime));
    }

    [Fact]
    public void A_table_without_numbers_goes_on_behind_an_empty_line_and_ends_before_who_signs()
    {
        var sop = Parse("Kegiatan\tKepala\tStaf\tKelengkapan\tWaktu\tOutput\nMenyusun laporan\t\t●\tBahan\t2 jam\tLaporan\n\nMemeriksa laporan\t\t\tLaporan\t1 jam\tLaporan\n\nMengarsipkan laporan\t\t●\tLaporan\t1 jam\tArsip\n\nMengetahui,\nKepala Dinas\n");

        Assert.Equal(["Menyusun laporan", "Memeriksa laporan", "Mengarsipkan laporan"], sop.PrintedSteps.Select(step => step.Text));
    }

    [Fact]
    public void Control_signs_pasted_on_a_cover_are_taken_off()
    {
        var cover = new Adoption.CoverDraft { Number = "800\u0001/12", LegalBases = "UU 1\u0002/2003\nUU 2/2004" }.ToCover(Shipped.Sop("bmcktr").Cover);

        Assert.Equal("800 /12", cover.Number);
        Assert.Equal(["UU 1 /2003", "UU 2/2004"], cover.LegalBases);
    }

    private static ProcedureDefinition Parse(string text)
    {
        var sop = Assert.Single(SopImport.Read(Encoding.UTF8.GetBytes(text), "teks.tsv").Sops);
        Assert.Empty(sop.Faults.Select(fault => fault.ToString()));
        return sop.Definition!;
    }
}
