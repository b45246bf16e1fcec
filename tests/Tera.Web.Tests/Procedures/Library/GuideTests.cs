namespace Tera.Procedures.Library;

/// <summary>The guide for writers of SOP files keeps what it promises.</summary>
public sealed class GuideTests
{
    private static readonly string Guide = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "sop-file.md"));

    [Fact]
    public void The_example_of_the_guide_is_a_sound_file()
    {
        var example = Guide.Split("```yaml\n")[1].Split("```")[0];

        Assert.Empty(ProcedureFile.Read(example, "contoh.yaml").Faults.Select(fault => fault.ToString()));
    }

    [Fact]
    public void Every_word_a_file_may_use_is_in_the_guide()
    {
        var words = SopWords.Acts.All.Concat(SopWords.Participations.All).Concat(SopWords.LaneNatures.All)
            .Concat(SopWords.Periodicities.All).Concat(SopWords.Origins.All).Append("menunggu").Concat(SopWords.Artifacts);

        Assert.All(words, word => Assert.Contains($"`{word}`", Guide.Replace("cara: menunggu", "`menunggu`")));
    }
}
