using System.Collections.Immutable;
using Tera.Procedures.Definitions;
using Tera.Procedures.Editing;
using Tera.Procedures.Library;

namespace Tera.Procedures.Versions;

/// <summary>“Tidak ada perbedaan” is true: what the editor can write, the comparison tells.</summary>
public sealed class ToldLaws
{
    [Theory]
    [MemberData(nameof(Shipped.Codes), MemberType = typeof(Shipped))]
    public void Whatever_the_form_of_a_row_shows_otherwise_is_told(string code)
    {
        var sop = Shipped.Sop(code);
        var tried = 0;
        foreach (var step in sop.PrintedSteps)
        {
            foreach (var changed in Changes(sop, StepForm.From(sop, step)))
            {
                if (changed.ToStep(step, out _) is not { } written || !DraftEditor.Apply(sop, new DraftChange.WriteStep(step.Key, written), new(Origin.Confirmed, 1m, "Sari")).Accepted(out var after, out _)
                    || StepForm.From(after, after[step.Key]).Values().SequenceEqual(StepForm.From(sop, step).Values()))
                {
                    continue;
                }

                tried++;
                Assert.False(VersionComparison.Of(sop, after).IsSame, $"{code}, {step.Key}: {DefinitionJson.Write(after)}");
                Assert.NotEmpty(StepTold.Differences(sop, sop[step.Key], after, after[step.Key]));
            }
        }

        Assert.True(tried > sop.PrintedSteps.Count() * 4, $"{tried} changes were tried.");
    }

    [Fact]
    public void Another_SOP_behind_a_name_on_the_cover_is_told()
    {
        var sop = Shipped.Sop("bmcktr");
        var after = sop with { Cover = sop.Cover with { Links = [.. sop.Cover.Links.Select(link => link.ToItself ? link : link with { Code = new("lain-sama-sekali") })] } };

        Assert.Equal("Keterkaitan", Assert.Single(VersionComparison.Of(sop, after).Head).Label);
    }

    [Fact]
    public void Who_closes_a_collection_is_told()
    {
        var sop = Shipped.Sop("bmcktr");
        var collecting = sop.Steps.First(step => step.Acts.Any(act => act.Coordinator is not null));
        var other = sop.Lanes.First(lane => collecting.Acts.All(act => act.Coordinator != lane.Key)).Key;
        var after = sop with { Steps = [.. sop.Steps.Select(step => step.Key == collecting.Key ? step with { Acts = [.. step.Acts.Select(act => act.Coordinator is null ? act : act with { Coordinator = other })] } : step)] };

        Assert.Equal("Tindakan", Assert.Single(Assert.Single(VersionComparison.Of(sop, after).Steps).Differences).Label);
    }

    private static IEnumerable<StepForm> Changes(ProcedureDefinition sop, StepForm form)
    {
        yield return form with { Text = form.Text + " lagi" };
        yield return form with { Time = "7 Minggu" };
        yield return form with { Remark = form.Remark + " x" };
        yield return form with { Number = form.Number is null ? null : "99" };
        yield return form with { Inputs = [.. form.Inputs, new("Berkas lain", "")] };
        yield return form with { Outputs = [.. form.Outputs, new("Hasil lain", "")] };
        yield return form with { Link = "SOP Lain" };
        yield return form with { Link = "SOP Lain", LinkCode = "lain" };
        yield return form with { Link = "SOP Lain", LinkCode = "lain", LinkWaits = true };
        yield return form with { Link = form.Link, LinkCode = "lain" };
        foreach (var target in sop.PrintedSteps.Select(step => step.Key.Value).Append(StepForm.End).Append(StepForm.Below))
        {
            yield return form with { Way = target };
            yield return form with { Way = StepForm.Decides, No = form.No with { Target = target } };
            yield return form with { Way = StepForm.Decides, Yes = form.Yes with { Target = target }, No = form.No with { Target = StepForm.End } };
            yield return form with { Refusal = form.Refusal with { Target = target } };
        }

        yield return form with { No = form.No with { Units = !form.No.Units } };
        yield return form with { No = form.No with { Label = "Kembalikan" } };
        foreach (var (at, act) in form.Acts.Index())
        {
            foreach (var lane in sop.Lanes.Select(lane => lane.Key.Value))
            {
                yield return With(at, act with { Lane = lane });
                yield return With(at, act with { Others = [lane] });
                yield return With(at, act with { Recipients = [lane] });
                yield return With(at, act with { Coordinator = lane });
                yield return With(at, act with { Participation = "tiap-unit", Coordinator = lane });
                yield return With(at, act with { Participation = "tiap-pegawai", Coordinator = lane });
            }

            foreach (var kind in SopWords.Acts.All)
            {
                yield return With(at, act with { Kind = kind, Application = "contoh.go.id" });
            }

            foreach (var made in SopWords.Artifacts.Take(5))
            {
                yield return With(at, act with { Produces = made });
            }
        }

        StepForm With(int at, ActForm act) => form with { Acts = form.Acts.ToImmutableArray().SetItem(at, act) };
    }
}
