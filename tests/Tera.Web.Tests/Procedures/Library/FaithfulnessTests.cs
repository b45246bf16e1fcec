using System.Text.RegularExpressions;
using Tera.Procedures.Definitions;

namespace Tera.Procedures.Library;

/// <summary>What a file says the source says stands in the source, at the line it names.</summary>
public sealed partial class FaithfulnessTests
{
    public static TheoryData<string> Codes => Shipped.Codes;

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_row_begins_where_its_file_says(string code)
    {
        var sop = Shipped.Sop(code);
        var lines = Shipped.SeedLines(sop);

        Assert.All(sop.PrintedSteps, step =>
        {
            var line = lines[step.SourceLine!.Value - 1].TrimStart();
            Assert.StartsWith(step.PrintedNumber ?? step.Text, line);
        });
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_text_of_every_row_stands_in_the_source(string code)
    {
        var sop = Shipped.Sop(code);

        // Columns of this scan run into each other, so only the order of the words can be checked.
        var contiguous = code != "badan";
        Assert.All(Rows(sop), row =>
        {
            if (contiguous)
            {
                Assert.Contains(row.Step.Text, row.Seed);
            }

            Assert.True(InOrder(row.Step.Text, row.Seed), $"{row.Step.PrintedNumber}: {row.Step.Text}");
        });
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Mutu_baku_and_remarks_stand_in_the_source(string code) =>
        Assert.All(Rows(Shipped.Sop(code)), row =>
        {
            var printed = row.Step.Standard.Inputs.Select(input => input.Printed)
                .Concat(row.Step.Standard.Outputs.Select(output => output.Printed))
                .Append(row.Step.Standard.Duration?.Printed)
                .Append(row.Step.Remark)
                .OfType<string>();
            Assert.All(printed, text => Assert.True(InOrder(text, row.Seed), $"{row.Step.PrintedNumber}: {text}"));
        });

    [Theory]
    [MemberData(nameof(Codes))]
    public void Headings_and_cover_stand_in_the_source(string code)
    {
        var sop = Shipped.Sop(code);
        var seed = Normal(string.Join('\n', Shipped.SeedLines(sop)));
        var cover = sop.Cover;
        var printed = cover.Agency
            .Concat([cover.Number, cover.CreatedOn, cover.RevisedOn, cover.EffectiveOn])
            .Concat(cover.LegalisedBy).Concat(cover.LegalBases).Concat(cover.Qualifications).Concat(cover.Equipment)
            .Concat(cover.Warnings).Concat(cover.Records).Concat(cover.Links.Select(link => link.Printed))
            .Concat(sop.Lanes.Select(lane => lane.Printed)).Concat(sop.Aliases.Select(alias => alias.Printed))
            .Append(sop.Title)
            .OfType<string>();

        Assert.All(printed, text => Assert.True(InOrder(text, seed), text));
    }

    [Fact]
    public void Spelling_of_the_source_is_kept()
    {
        Assert.StartsWith("Pemerintahkan", Row("dishub", 11).Text);
        Assert.Contains("meferifikasi", Row("dishub", 7).Text);
        Assert.Equal("Disposisi pimpiman", Row("dishub", 1).Standard.Outputs[0].Printed);
        Assert.Equal("5jam", Row("badan", 2).Standard.Duration!.Printed);
        Assert.Equal("Hasil Pengumpulan data", Row("pengumpulan-data", 7).Text);
        Assert.Equal("009  /KBB /SOP/IV/2023", Shipped.Sop("kecamatan").Cover.Number);
        Assert.Equal("Sekertaris", Shipped.Sop("dishub").Lanes[1].Printed);
        Assert.Equal("Sekretaris", Shipped.Sop("dishub").Lanes[1].Role);
    }

    [Theory]
    [InlineData("dishub", "Nomor SOP, Tanggal Pembuatan, Tanggal Efektif, Disahkan oleh, Dasar Hukum")]
    [InlineData("badan", "Nomor SOP, Tanggal Pembuatan, Tanggal Efektif, Disahkan oleh")]
    [InlineData("kecamatan", "Tanggal Efektif")]
    [InlineData("bmcktr", "")]
    public void What_the_cover_lacks_is_known(string code, string fields) =>
        Assert.Equal(fields, string.Join(", ", Shipped.Sop(code).Cover.MissingFields()));

    private static Step Row(string code, int sequence) => Shipped.Sop(code).PrintedSteps.ElementAt(sequence - 1);

    /// <summary>Each row with the stretch of the source from its first line to the next row's.</summary>
    private static IEnumerable<(Step Step, string Seed)> Rows(ProcedureDefinition sop)
    {
        var lines = Shipped.SeedLines(sop);
        var rows = sop.PrintedSteps.ToList();
        for (var index = 0; index < rows.Count; index++)
        {
            var from = rows[index].SourceLine!.Value - 1;
            var to = index + 1 < rows.Count ? rows[index + 1].SourceLine!.Value - 1 : Math.Min(from + 20, lines.Length);
            yield return (rows[index], Normal(string.Join('\n', lines[from..to])));
        }
    }

    /// <summary>One space between words, hyphenated line ends joined, frames and arrows of the scan left out.</summary>
    private static string Normal(string text) =>
        Space().Replace(Frame().Replace(LineEndHyphen().Replace(text, "-"), " "), " ").Trim();

    /// <summary>True when all words occur in that order, whatever stands between them; the scan broke some words in two.</summary>
    private static bool InOrder(string words, string seed)
    {
        var unbroken = seed.Replace(" ", "", StringComparison.Ordinal);
        var from = 0;
        foreach (var word in Normal(words).Split(' ', ',').Where(word => word.Length > 0))
        {
            var at = unbroken.IndexOf(word, from, StringComparison.Ordinal);
            if (at < 0)
            {
                return false;
            }

            from = at + word.Length;
        }

        return true;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex(@"[|\[\]\\]|\*\*|</?b>")]
    private static partial Regex Frame();

    [GeneratedRegex(@"-\s*\n\s*")]
    private static partial Regex LineEndHyphen();
}
