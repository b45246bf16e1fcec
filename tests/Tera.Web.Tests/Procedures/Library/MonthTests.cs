using System.Text;
using Tera.Procedures.Bpmn;
using Tera.Procedures.Definitions;
using Tera.Procedures.Exchange;

namespace Tera.Procedures.Library;

/// <summary>A standard time in months, wherever an SOP tells it.</summary>
public sealed class MonthTests
{
    private static readonly ProcedureDefinition Sop = Assert.Single(SopImport.Read(Encoding.UTF8.GetBytes(
        "No\tKegiatan\tKepala Dinas\tStaf\tKelengkapan\tWaktu\tOutput\n1\tMenyusun laporan\t\tv\tBahan\t3 bulan\tLaporan\n2\tMengarsipkan laporan\t\tv\tLaporan\t1 hari\tArsip\n"), "bulan.tsv").Sops).Definition!;

    [Theory]
    [InlineData("3 bulan", 3)]
    [InlineData("1 (satu) Bulan", 1)]
    [InlineData("2 bln", 2)]
    public void It_is_read_as_printed(string printed, int amount) =>
        Assert.Equal(new StandardDuration(amount, DurationUnit.Months, printed), WrittenDuration.Read(printed));

    [Fact]
    public void It_comes_back_out_of_a_file_a_workbook_and_a_drawing()
    {
        var bpmn = BpmnWriter.Write(Sop);

        Assert.Contains("P3M", Encoding.UTF8.GetString(bpmn), StringComparison.Ordinal);
        ProcedureDefinition?[] again =
        [
            ProcedureFile.Read(YamlText.Write(Sop), "bulan.yaml").Definition,
            SopImport.Read(SopBook.Write(Sop), "bulan.xlsx").Sops[0].Definition,
            BpmnImport.Read(bpmn, "bulan.bpmn", Sop.Code).Definition,
            SopImport.Read(SopDocument.Write(Sop), "bulan.docx").Sops[0].Definition,
        ];
        Assert.All(again, sop => Assert.Equal(Sop.Steps[0].Standard.Duration, sop!.Steps[0].Standard.Duration));
    }

    [Fact]
    public void A_sum_takes_twenty_working_days_for_it()
    {
        var slow = Sop with { Steps = Sop.Steps.SetItem(1, Sop.Steps[1] with { Standard = Sop.Steps[1].Standard with { Duration = WrittenDuration.Read("2 hari") } }) };

        Assert.Contains(Findings.Of(slow, _ => true), finding => finding.Text == "Jumlah waktu baku 62 hari kerja melewati 60 hari kerja untuk SOP yang dapat dijalankan setiap triwulan.");
    }
}
