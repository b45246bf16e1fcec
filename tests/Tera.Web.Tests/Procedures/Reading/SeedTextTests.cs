using Tera.Procedures.Definitions;
using Tera.Procedures.Exchange;
using Tera.Procedures.Library;

namespace Tera.Procedures.Reading;

/// <summary>The sources as text fell out of them, read by rule alone, against what a person has read in them.</summary>
public sealed class SeedTextTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Procedures", "Library", "Seeds");

    public static TheoryData<string> Codes => Shipped.Codes;

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_row_number_and_cell_stands_where_the_source_has_it(string code)
    {
        var (known, read) = (Shipped.Sop(code), Read(code));

        Assert.Equal(known.PrintedSteps.Select(Cells), read.PrintedSteps.Select(Cells));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_lane_has_its_printed_head_and_every_row_its_line(string code)
    {
        var (known, read) = (Shipped.Sop(code), Read(code));

        Assert.Equal(known.Lanes.Select(lane => lane.Printed), read.Lanes.Select(lane => lane.Printed));
        Assert.Equal(known.PrintedSteps.Where(step => step.PrintedNumber is not null).Select(step => step.SourceLine), read.PrintedSteps.Where(step => step.PrintedNumber is not null).Select(step => step.SourceLine));
        Assert.Equal(known.Title, read.Title);
    }

    [Theory]
    [InlineData("bmcktr")]
    [InlineData("badan")]
    [InlineData("kecamatan")]
    public void The_cover_is_read_field_by_field(string code)
    {
        var (known, read) = (Shipped.Sop(code).Cover, Read(code).Cover);

        Assert.Equal((known.Number, known.CreatedOn), (read.Number, read.CreatedOn));
        Assert.Equal(known.LegalBases, read.LegalBases);
        Assert.Equal(known.Qualifications, read.Qualifications);
        Assert.Equal(known.Links.Select(link => link.Printed), read.Links.Select(link => link.Printed));
        Assert.Equal(known.Warnings, read.Warnings);
        Assert.Equal(known.Records, read.Records);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Whatever_the_source_does_not_say_says_how_sure_it_is_and_why(string code) =>
        Assert.All(Proposals.Of(Read(code)), proposal =>
        {
            Assert.InRange(proposal.Reading.Confidence, 0.01m, 0.99m);
            Assert.EndsWith(".", proposal.Reading.Reason);
        });

    [Fact]
    public void Where_the_text_names_who_acts_he_is_printed_and_not_guessed()
    {
        var acts = Read("bmcktr").PrintedSteps.Select(step => (step.PrintedNumber, step.Acts[0].Primary.Value, step.Acts[0].Actor.IsProposal));

        Assert.Equal(
            [
                ("1", "kepala-dinas", false), ("2", "sekretaris", false), ("3", "tim-sakip", false), ("4", "bidang", false), ("5", "tim-sakip", false),
                ("6", "sekretaris", false), ("7", "kepala-dinas", false), ("8", "sekretaris", false), ("9", "subag-perencanaan", false),
            ],
            acts);
    }

    [Fact]
    public void Where_the_text_names_nobody_a_rule_is_given()
    {
        var first = Read("dishub").PrintedSteps.First().Acts[0];

        Assert.Equal(("kepala-dinas", Origin.Inferred, "Yang memerintahkan Sekertaris adalah atasannya, Kepala Dinas (aturan 2)."), (first.Primary.Value, first.Actor.Origin, first.Actor.Reason));
    }

    /// <summary>Every cell of a row of the matrix but those of the lanes.</summary>
    internal static (string?, string, string, string?, string, string?) Cells(Step step) => (
        step.PrintedNumber, step.Text, Joined(step.Standard.Inputs.Select(input => input.Printed)), step.Standard.Duration?.Printed,
        Joined(step.Standard.Outputs.Select(output => output.Printed)), step.Remark);

    /// <summary>A person has told several things in one cell apart, and put the blank behind a comma.</summary>
    private static string Joined(IEnumerable<string> things) => string.Join(", ", things).Replace(", ", ",");

    internal static ProcedureDefinition Read(string code)
    {
        var known = Shipped.Sop(code);
        var file = SopImport.Read(File.ReadAllBytes(Path.Combine(Folder, known.Source!.File)), known.Source.File);
        Assert.Empty(file.Sops.SelectMany(sop => sop.Faults).Select(fault => fault.ToString()));
        return file.Sops.Single(sop => sop.Definition!.Title == known.Title).Definition!;
    }
}
