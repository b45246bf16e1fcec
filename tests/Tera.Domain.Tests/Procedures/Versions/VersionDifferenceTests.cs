using Tera.Procedures.Builders;
using Tera.Procedures.Definitions;

namespace Tera.Procedures.Versions;

public sealed class VersionDifferenceTests
{
    [Fact]
    public void Given_a_row_that_went_a_new_one_and_one_that_moved_when_compared_then_only_these_are_told()
    {
        var difference = VersionDifference.Of(Sop("satu", "dua", "tiga", "empat", "lima"), Sop("lima", "satu", "dua", "enam", "empat"));

        Assert.Equal(
            ["lima=lima pindah", "satu=satu", "dua=dua", "tiga=", "=enam", "empat=empat"],
            difference.Steps.Select(pair => $"{pair.Before?.Key}={pair.After?.Key}{(pair.Moved ? " pindah" : "")}"));
    }

    [Fact]
    public void Given_other_keys_when_the_words_are_nearly_the_same_then_the_rows_are_each_other()
    {
        var before = Sop("satu") with { Steps = [Sop("satu").Steps[0] with { Text = "Menyusun laporan kinerja triwulanan kepada sekretaris" }] };
        var after = Sop("lain") with { Steps = [Sop("lain").Steps[0] with { Text = "Menyusun laporan kinerja triwulanan untuk sekretaris" }] };

        var pair = Assert.Single(VersionDifference.Of(before, after).Steps);

        Assert.Equal(("satu", "lain"), (pair.Before!.Key.Value, pair.After!.Key.Value));
    }

    [Fact]
    public void A_version_compared_with_itself_has_no_difference()
    {
        var sop = Sop("satu", "dua", "tiga");

        Assert.All(VersionDifference.Of(sop, sop).Steps, pair => Assert.True(pair.Before == pair.After && !pair.Moved));
    }

    private static ProcedureDefinition Sop(params string[] steps)
    {
        var builder = new DefinitionBuilder();
        foreach (var step in steps)
        {
            builder.Step(step, one => one.Act(ActKind.Prepare, "tim"));
        }

        return builder.Build();
    }
}
