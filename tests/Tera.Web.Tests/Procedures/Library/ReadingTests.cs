using Tera.Procedures.Definitions;

namespace Tera.Procedures.Library;

/// <summary>What is not the source's own says where it comes from, and every SOP can be walked with what its own steps make.</summary>
public sealed class ReadingTests
{
    public static TheoryData<string> Codes => Shipped.Codes;

    [Theory]
    [MemberData(nameof(Codes))]
    public void Whatever_is_not_printed_says_how_sure_it_is_and_why(string code)
    {
        var readings = Readings(Shipped.Sop(code)).Where(reading => reading.IsProposal).ToList();

        Assert.NotEmpty(readings);
        Assert.All(readings, reading =>
        {
            Assert.InRange(reading.Confidence, 0.01m, 0.99m);
            Assert.EndsWith(".", reading.Reason);
        });
    }

    [Theory]
    [InlineData("dishub", "1 2 3 3 4 5 6 7 7 8 8 9 9 10 11 12 12")]
    [InlineData("badan", "1 2 3 3 4 5 6 7 8 8 8 9 10 10 10")]
    [InlineData("pengumpulan-data", "1 2 3 3 4 4 - 8 8")]
    [InlineData("evaluasi", "1 3 4 5 5 6 7 7 8")]
    [InlineData("pelaporan", "1 2 3 3 4 5 6 6 7 8 8 9 10")]
    [InlineData("bmcktr", "2 7")]
    [InlineData("kecamatan", "3 3 7 7 8 8 10")]
    public void The_rows_whose_actor_the_office_must_confirm_are_known(string code, string rows) =>
        Assert.Equal(rows, string.Join(' ', Shipped.Sop(code).PrintedSteps.SelectMany(step => step.Acts
            .Where(act => act.Actor.IsProposal).Select(_ => step.PrintedNumber ?? "-"))));

    [Theory]
    [MemberData(nameof(Codes))]
    public void Each_act_is_one_that_the_reading_found(string code)
    {
        var expected = code switch
        {
            "dishub" => "perintah; susun; sebar kumpul; undang; rapat; kumpul; olah periksa; paraf teruskan; periksa tanda-tangan; teruskan; perintah; surat-keluar arsip",
            "badan" => "perintah; olah; olah undang; rapat; notulen; susun; periksa; periksa paraf teruskan; tanda-tangan; teruskan; surat-keluar arsip",
            "pengumpulan-data" => "perintah; bentuk-tim; susun sebar; kumpul susun; lapor; rapat; paraf tanda-tangan",
            "evaluasi" => "perintah; perintah; rapat kumpul; perintah; kumpul susun; periksa; periksa paraf; tanda-tangan",
            "pelaporan" => "perintah; kumpul; susun perintah; susun; periksa; paraf teruskan; periksa; tanda-tangan perintah; perintah; surat-keluar",
            "bmcktr" => "perintah; rapat notulen; susun sebar; kumpul; olah susun lapor; lapor; periksa; lapor; unggah arsip",
            _ => "perintah; susun sebar; undang rapat; kumpul; perintah; olah teruskan; susun teruskan; periksa tanda-tangan; unggah; lapor",
        };

        Assert.Equal(expected, string.Join("; ", Shipped.Sop(code).PrintedSteps.Select(step => string.Join(' ', step.Acts.Select(Word)))));
    }

    [Fact]
    public void Inputs_made_inside_a_run_exist_on_every_path_but_for_the_two_that_dishub_asks_too_early()
    {
        var missing = Shipped.Library.Definitions.SelectMany(sop => MissingInputs(sop).Select(missing => $"{sop.Code}/{missing}"));

        Assert.Equal(["dishub/4 pengukuran", "dishub/5 pengukuran"], missing);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_main_document_is_made_before_it_is_judged_signed_filed_or_uploaded(string code)
    {
        var sop = Shipped.Sop(code);
        var made = MadeBefore(sop);

        var judging = sop.Steps.Where(step => step.Acts.Any(act => act.Kind is ActKind.Sign or ActKind.Initial or ActKind.Archive or ActKind.Upload or ActKind.Dispatch));
        Assert.All(judging, step => Assert.Contains(sop.MainDocument, made[step.Key]));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_definition_survives_its_canonical_text(string code)
    {
        var sop = Shipped.Sop(code);
        var text = DefinitionJson.Write(sop);

        Assert.Equal(text, DefinitionJson.Write(DefinitionJson.Read(text)));
        Assert.Equal(DefinitionJson.Fingerprint(sop), DefinitionJson.Fingerprint(ProcedureFile.Read(Shipped.FileText(code), code + ".yaml").Definition!));
    }

    private static string Word(Act act) => SopWords.Acts.All.First(word => SopWords.Acts.TryRead(word, out var kind) && kind == act.Kind);

    private static IEnumerable<Provenance> Readings(ProcedureDefinition sop)
    {
        var branches = sop.Steps.SelectMany(step => step.Onward is Onward.Decision decision ? [decision.Yes, decision.No] : Array.Empty<Branch>())
            .Concat(sop.Steps.Select(step => step.Refusal).OfType<Branch>());
        return sop.Steps.SelectMany(step => step.Acts).Select(act => act.Actor)
            .Concat(branches.Select(branch => branch.Provenance))
            .Concat(sop.Aliases.Select(alias => alias.Provenance))
            .Concat(sop.Lanes.Select(lane => lane.Reading))
            .Concat(sop.Cover.Links.Concat(sop.Steps.Select(step => step.Link).OfType<ProcedureLink>()).Select(link => link.Reading))
            .Concat(sop.Steps.SelectMany(step => step.Standard.Inputs).Select(input => input.Reading))
            .Concat(sop.Steps.SelectMany(step => step.Standard.Outputs).Select(output => output.Reading))
            .Append(sop.PeriodicityReading);
    }

    private static IEnumerable<string> MissingInputs(ProcedureDefinition sop)
    {
        var made = MadeBefore(sop);
        return sop.Steps.SelectMany(step => step.Standard.Inputs
            .Where(input => input.Artifact is { } artifact && !made[step.Key].Contains(artifact))
            .Select(input => $"{step.PrintedNumber} {input.Artifact}"));
    }

    /// <summary>What every path from the start has made when a step opens.</summary>
    private static Dictionary<StepKey, HashSet<ArtifactKind>> MadeBefore(ProcedureDefinition sop)
    {
        var everything = sop.Steps.SelectMany(step => step.Acts).Select(act => act.Produces).OfType<ArtifactKind>().ToHashSet();
        var made = sop.Steps.ToDictionary(step => step.Key, step => step == sop.Start ? [] : everything.ToHashSet());
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var step in sop.Steps)
            {
                var after = made[step.Key].Concat(step.Acts.Select(act => act.Produces).OfType<ArtifactKind>()).ToHashSet();
                foreach (var next in step.Successors.Concat(step.ReturnTargets))
                {
                    var before = made[next].Count;
                    made[next].IntersectWith(after);
                    changed |= made[next].Count != before;
                }
            }
        }

        return made;
    }
}
