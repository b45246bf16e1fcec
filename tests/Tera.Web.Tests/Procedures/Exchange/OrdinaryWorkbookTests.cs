using Tera.Platform.Spreadsheets;
using Tera.Procedures.Definitions;
using Tera.Procedures.Drawing;
using Tera.Procedures.Library;
using Tera.Procedures.Reading;

namespace Tera.Procedures.Exchange;

/// <summary>The known SOPs as any office would type them into a sheet: heads over two lines, no field of ours.</summary>
public sealed class OrdinaryWorkbookTests
{
    public static TheoryData<string> Codes => Shipped.Codes;

    [Theory]
    [MemberData(nameof(Codes))]
    public void Given_a_sheet_with_marks_when_read_then_every_cell_and_who_acts_stand_where_they_are_printed(string code)
    {
        var known = Shipped.Sop(code);
        var layout = FlowLayout.Of(known);

        var read = Read(known, step => layout.Find(step.Key)!.MainLane);

        Assert.Equal(known.PrintedSteps.Select(SeedTextTests.Cells), read.PrintedSteps.Select(SeedTextTests.Cells));
        Assert.Equal(known.Lanes.Select(lane => lane.Printed), read.Lanes.Select(lane => lane.Printed));
        Assert.Equal(
            known.PrintedSteps.Select(step => (known.Lanes[layout.Find(step.Key)!.MainLane].Printed, Origin.Printed)),
            read.PrintedSteps.Select(step => (read.Lane(step.Acts[0].Primary).Printed, step.Acts[0].Actor.Origin)));
        Assert.All(known.PrintedSteps.Zip(read.PrintedSteps).Where(pair => pair.First.Onward is Onward.Decision), pair => Assert.IsType<Onward.Decision>(pair.Second.Onward));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Given_a_sheet_whose_marks_are_lost_when_read_then_every_cell_stands_where_it_is_printed(string code)
    {
        var known = Shipped.Sop(code);

        var read = Read(known, _ => -1);

        Assert.Equal(known.PrintedSteps.Select(SeedTextTests.Cells), read.PrintedSteps.Select(SeedTextTests.Cells));
        Assert.Equal(known.Lanes.Select(lane => lane.Printed), read.Lanes.Select(lane => lane.Printed));
    }

    private static ProcedureDefinition Read(ProcedureDefinition sop, Func<Step, int> laneOf)
    {
        var lanes = sop.Lanes.Length;
        var book = WorkbookWriter.Write(new BookTable(
            "SOP",
            [new("No"), new("Uraian Kegiatan"), .. sop.Lanes.Select((_, at) => new BookColumn(at == 0 ? "Pelaksana" : "")), new("Mutu Baku"), new(""), new(""), new("Ket")],
            [
                [null, null, .. sop.Lanes.Select(lane => lane.Printed), "Persyaratan/Kelengkapan", "Waktu", "Output", null],
                .. sop.PrintedSteps.Select(step => (IReadOnlyList<object?>)
                [
                    step.PrintedNumber, step.Text, .. Enumerable.Range(0, lanes).Select(lane => lane != laneOf(step) ? null : step.Onward is Onward.Decision ? "◇" : "●"),
                    Lines(step.Standard.Inputs.Select(input => input.Printed)), step.Standard.TimeText, Lines(step.Standard.Outputs.Select(output => output.Printed)), step.Remark,
                ]),
                [null, null, .. Enumerable.Repeat<object?>(null, lanes), null, null, null, null],
                [null, null, .. Enumerable.Repeat<object?>(null, lanes), "Contohutara, 2 Januari 2026", null, null, null],
                [null, null, .. Enumerable.Repeat<object?>(null, lanes), "Kepala Kantor Contoh", null, null, null],
            ]));

        var file = SopImport.Read(book, "biasa.xlsx").Sops;

        Assert.Empty(file.SelectMany(read => read.Faults).Select(fault => fault.ToString()));
        return Assert.Single(file).Definition!;
    }

    private static string Lines(IEnumerable<string> things) => string.Join('\n', things);
}
