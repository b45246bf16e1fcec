using FsCheck;
using FsCheck.Fluent;
using Tera.Procedures.Definitions;

namespace Tera.Procedures.Drawing;

/// <summary>Definitions no office would print: any exit may lead anywhere, any lanes may act together.</summary>
internal static class RandomSops
{
    public static Arbitrary<ProcedureDefinition> Definitions { get; } = Arb.From(
        from lanes in Gen.Choose(1, 12)
        from rows in Gen.Choose(1, 40)
        from seeds in Gen.ArrayOf(Gen.Choose(0, int.MaxValue - 1), rows)
        select Build(lanes, seeds));

    public static ProcedureDefinition Build(int lanes, int[] seeds)
    {
        var sop = new Sop("Acak", [.. Enumerable.Range(1, lanes).Select(lane => $"Lajur {lane}")]);
        for (var row = 0; row < seeds.Length; row++)
        {
            AddRow(sop, row, new Random(seeds[row]), lanes, seeds.Length);
        }

        return sop.Build();
    }

    private static void AddRow(Sop sop, int row, Random random, int lanes, int rows)
    {
        var actors = Enumerable.Range(0, lanes).OrderBy(_ => random.Next()).Take(random.Next(3) == 0 ? random.Next(1, lanes + 1) : 1);
        sop.Row(Key(row), "Melakukan sesuatu", [.. actors]);
        switch (random.Next(6))
        {
            case 0:
                sop.Decides(random.Next(8) == 0 ? null : Any(), [.. Enumerable.Range(0, random.Next(4)).Select(_ => Any())]);
                break;
            case 1 when row + 1 < rows:
                sop.Decides(Key(row + 1), [Any()]);
                break;
            case 2:
                sop.GoTo(Any());
                break;
            case 3:
                sop.Refuses(Any(), Any());
                break;
        }

        string Any() => Key(random.Next(rows));
    }

    private static string Key(int row) => $"langkah-{row + 1}";
}
