using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Tera.Procedures.Definitions;
using Tera.Procedures.Library;

namespace Tera.Procedures.Mining;

public sealed class LogTests
{
    private static readonly Guid Run = new("11111111-1111-7111-8111-111111111111");
    private static readonly Guid Version = new("22222222-2222-7222-8222-222222222222");
    private const string Person = "44444444-4444-7444-8444-444444444444", FullName = "Nama Lengkap Pegawai, S.T.";
    private static readonly DateTime Start = new(2026, 1, 5, 1, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void The_log_names_its_extensions_globals_and_classifiers_and_another_reader_gets_the_same_figures()
    {
        var bytes = Xes.Write(Log());
        var root = XDocument.Load(new MemoryStream(bytes)).Root!;
        var ns = root.Name.Namespace;

        Assert.Equal(["Concept", "Lifecycle", "Organizational", "Time", "Tera"], root.Elements(ns + "extension").Select(extension => extension.Attribute("name")!.Value));
        Assert.Equal(["trace", "event"], root.Elements(ns + "global").Select(global => global.Attribute("scope")!.Value));
        Assert.Equal("concept:name lifecycle:transition", root.Elements(ns + "classifier").Last().Attribute("keys")!.Value);
        var prefixes = root.Elements(ns + "extension").Select(extension => extension.Attribute("prefix")!.Value).ToList();
        Assert.All(root.Descendants().Attributes("key"), key => Assert.Contains(key.Value.Split(':')[0], prefixes));
        var read = XesReader.Read(new MemoryStream(bytes));
        Assert.Equal((1, 9, 1), (read.Cases, read.Events, read.Variants));
        Assert.Equal(3, read.Activities.Sum(activity => activity.Events));
    }

    /// <summary>By xmllint: the keys of this schema stand below their references, where the runtime does not look for them.</summary>
    [Fact]
    public async Task Object_centred_xml_keeps_to_the_published_schema()
    {
        Assert.SkipWhen(PublishedSchemas.Folder is null, "Folder of published schemas is not beside the checkout.");
        Assert.SkipUnless(File.Exists("/usr/bin/xmllint"), "xmllint is not installed.");
        var start = new ProcessStartInfo("/usr/bin/xmllint", ["--noout", "--schema", Path.Combine(PublishedSchemas.Folder!, "ocel2.xsd"), "-"]) { RedirectStandardInput = true, RedirectStandardError = true };
        using var lint = Process.Start(start)!;
        await lint.StandardInput.BaseStream.WriteAsync(Ocel.WriteXml(Log()));
        lint.StandardInput.Close();

        var said = await lint.StandardError.ReadToEndAsync();
        await lint.WaitForExitAsync();

        Assert.Equal((0, "- validates"), (lint.ExitCode, said.Trim()));
    }

    [Fact]
    public void Object_centred_json_has_every_part_the_schema_requires_and_ties_only_what_is_there()
    {
        var log = JsonDocument.Parse(Ocel.WriteJson(Log())).RootElement;

        var objects = log.GetProperty("objects").EnumerateArray().Select(one => one.GetProperty("id").GetString()).ToHashSet();
        var types = log.GetProperty("eventTypes").EnumerateArray().Select(type => type.GetProperty("name").GetString()).ToHashSet();
        Assert.Equal(9, log.GetProperty("events").GetArrayLength());
        Assert.All(log.GetProperty("events").EnumerateArray(), happened =>
        {
            Assert.Contains(happened.GetProperty("type").GetString(), types);
            Assert.EndsWith("Z", happened.GetProperty("time").GetString());
            Assert.All(happened.GetProperty("relationships").EnumerateArray(), tie => Assert.Contains(tie.GetProperty("objectId").GetString(), objects));
        });
        Assert.All(log.GetProperty("objects").EnumerateArray().SelectMany(one => one.GetProperty("attributes").EnumerateArray()), attribute => Assert.NotNull(attribute.GetProperty("time").GetString()));
    }

    [Fact]
    public async Task Object_centred_json_keeps_to_the_published_schema_and_what_does_not_is_told()
    {
        Assert.SkipWhen(PublishedSchemas.Folder is null, "Folder of published schemas is not beside the checkout.");
        var schema = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(PublishedSchemas.Folder!, "ocel2.schema.json"), TestContext.Current.CancellationToken)).RootElement;

        Assert.Empty(JsonSchemaCheck.Faults(schema, JsonDocument.Parse(Ocel.WriteJson(Log())).RootElement));

        var broken = JsonDocument.Parse("""{"eventTypes": {}, "objectTypes": [], "events": [{"id": "1", "type": "a", "time": "2026-01-05"}, {"id": 2, "type": "a", "time": "2026-01-05T01:00:00.000Z"}]}""").RootElement;
        Assert.Equal(
            ["$: without objects", "$.eventTypes: array expected, object found", "$.events[0].time: date-time expected, \"2026-01-05\" found", "$.events[1].id: string expected, number found"],
            JsonSchemaCheck.Faults(schema, broken));
    }

    public static TheoryData<string, string> Forms => new()
    {
        { "XES", Encoding.UTF8.GetString(Xes.Write(Log())) },
        { "OCEL XML", Encoding.UTF8.GetString(Ocel.WriteXml(Log())) },
        { "OCEL JSON", Encoding.UTF8.GetString(Ocel.WriteJson(Log())) },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void No_name_or_number_of_a_person_leaves_with_the_log_in_any_form(string form, string written)
    {
        Assert.DoesNotContain(FullName, written, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Person, written, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Bidang Cipta Karya", written, StringComparison.Ordinal);
        Assert.Matches("Pegawai [0-9a-f]{8}", written);
        Assert.NotEmpty(form);
    }

    [Fact]
    public void An_employee_is_an_object_of_his_own_type_and_bears_another_pseudonym_in_the_log_of_another_sop()
    {
        var log = Log();
        var visit = log.Traces[0].Events[^1].Visit;

        Assert.Equal(log.Group(visit), Log().Group(visit));
        Assert.NotEqual(log.Group(visit), (log with { Code = "lain" }).Group(visit));
        var objects = JsonDocument.Parse(Ocel.WriteJson(log)).RootElement.GetProperty("objects").EnumerateArray().Select(one => (one.GetProperty("type").GetString(), one.GetProperty("id").GetString())).ToList();
        Assert.Single(objects, one => one.Item1 == "Pegawai");
        Assert.Single(objects, one => one.Item1 == "Unit");
    }

    [Fact]
    public void A_foreign_log_of_260_000_events_is_read_in_bounded_time_and_memory()
    {
        using var stream = new MemoryStream();
        using (var writer = new StreamWriter(stream, leaveOpen: true))
        {
            writer.Write("<log xes.version=\"1.0\" xmlns=\"http://www.xes-standard.org/\">");
            for (var trace = 0; trace < 13_000; trace++)
            {
                writer.Write($"<trace><string key=\"concept:name\" value=\"{trace}\"/>");
                for (var happened = 0; happened < 20; happened++)
                {
                    writer.Write($"<event><string key=\"concept:name\" value=\"Langkah {happened}\"/><string key=\"lifecycle:transition\" value=\"COMPLETE\"/><date key=\"time:timestamp\" value=\"2026-01-05T{happened:00}:00:00.000+07:00\"/></event>");
                }

                writer.Write("</trace>");
            }

            writer.Write("</log>");
        }

        stream.Position = 0;
        var watch = Stopwatch.StartNew();
        var log = XesReader.Read(stream);

        Assert.Equal((13_000, 260_000, 1), (log.Cases, log.Events, log.Variants));
        Assert.Equal(19, log.MedianHours);
        Assert.Equal(1, log.Activities.First(activity => activity.Name == "Langkah 7").Median);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 30);
    }

    [Fact]
    public void Of_the_transitions_of_the_standard_only_the_end_counts_and_a_state_of_the_system_s_own_counts()
    {
        string[] others = ["schedule", "assign", "reassign", "start", "suspend", "resume", "withdraw", "autoskip", "manualskip", "ate_abort", "pi_abort", "unknown"];
        var log = Foreign([.. others.Select(transition => ("Mulai", (string?)transition, 8)), ("Selesai", "COMPLETE", 9), ("Antre", "In Progress", 10), ("Antre", "Awaiting Assignment", 11), ("Tutup", null, 12)]);

        Assert.Equal([("Antre", 2), ("Selesai", 1), ("Tutup", 1)], log.Activities.Select(activity => (activity.Name, activity.Events)));
        Assert.Equal(["Selesai", "Antre", "Antre", "Tutup"], Assert.Single(log.Ways).Activities);
        Assert.Equal((16, 4d), (log.Events, log.MedianHours!.Value));
    }

    [Fact]
    public void In_a_log_in_which_nothing_ends_every_event_counts_and_one_end_anywhere_counts_the_ends_alone()
    {
        (string, string?, int)[] begun = [("Terima", "start", 8), ("Periksa", "START", 10)], ended = [("Periksa", "start", 8), ("Periksa", "complete", 9)];

        Assert.Equal([("Periksa", 1), ("Terima", 1)], Foreign(begun).Activities.Select(activity => (activity.Name, activity.Events)));
        Assert.Equal([("Periksa", 1)], Foreign(begun, ended).Activities.Select(activity => (activity.Name, activity.Events)));
    }

    [Fact]
    public void A_case_of_one_event_took_no_time_and_belongs_to_the_middle()
    {
        (string, string?, int)[] single = [("Terima", null, 8)];

        Assert.Equal(0, Foreign(single, single, [("Terima", null, 8), ("Tutup", null, 20)]).MedianHours);
        Assert.Equal(12, Foreign(single, [("Terima", null, 8), ("Tutup", null, 20)], [("Terima", "start", 8), ("Tutup", "complete", 20)]).MedianHours);
    }

    private static ForeignLog Foreign(params (string Name, string? Transition, int Hour)[][] traces) => XesReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(
        "<log xmlns=\"http://www.xes-standard.org/\">" + string.Concat(traces.Select(trace => "<trace>" + string.Concat(trace.Select(one =>
            $"<event><string key=\"concept:name\" value=\"{one.Name}\"/>{(one.Transition is { } transition ? $"<string key=\"lifecycle:transition\" value=\"{transition}\"/>" : "")}<date key=\"time:timestamp\" value=\"2026-01-05T{one.Hour:00}:00:00+07:00\"/></event>")) + "</trace>")) + "</log>")));

    [Theory]
    [InlineData("<!DOCTYPE d [<!ENTITY x \"y\">]><log>&x;</log>", "DOCTYPE")]
    [InlineData("<log><trace>", "bukan XES yang utuh")]
    [InlineData("<html/>", "diharapkan unsur log")]
    [InlineData("", "bukan XES yang utuh")]
    [InlineData("<log><trace><event><list><list><list>…", "lebih dari 64 unsur yang bersarang")]
    [InlineData("<log><list><list>…", "lebih dari 64 unsur yang bersarang")]
    public void A_file_that_is_no_log_is_refused_with_a_sentence(string form, string sentence)
    {
        var text = form.Replace("…", string.Concat(Enumerable.Repeat("<list>", 100_000)), StringComparison.Ordinal);

        Assert.Contains(sentence, Assert.Throws<ForeignLogException>(() => XesReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)))).Message);
    }

    [Theory]
    [InlineData("<log><trace><event><string key=\"concept:name\" value=\"")]
    [InlineData("<log><!-- ")]
    [InlineData("<log>")]
    public void One_attribute_or_text_of_many_megabytes_is_broken_off_long_before_its_end(string before)
    {
        var stream = new EndlessStream(Encoding.UTF8.GetBytes(before), most: 200L * 1024 * 1024);

        var refused = Assert.Throws<ForeignLogException>(() => XesReader.Read(stream));

        Assert.Contains("satu atribut atau teks lebih dari 1 MB", refused.Message, StringComparison.Ordinal);
        Assert.InRange(stream.Given, 0, 4 * 1024 * 1024);
    }

    /// <summary>A beginning, then the letter a for as long as anybody reads.</summary>
    private sealed class EndlessStream(byte[] begin, long most) : Stream
    {
        public long Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => Given; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var give = (int)Math.Min(count, most - Given);
            for (var at = 0; at < give; at++)
            {
                buffer[offset + at] = Given + at < begin.Length ? begin[Given + at] : (byte)'a';
            }

            Given += give;
            return give;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }

    private static EventLog Log()
    {
        var sop = Shipped.Sop("bmcktr");
        VisitRow Visit(string step, int act, string slot, string lane, string? label, int hour) => new(
            Run, "Pengukuran Kinerja Triwulan I 2026", 2026, 1, "Running", Version, 1, step, act, 1, slot, "Collect", lane, label, "Done",
            Start.AddHours(hour), Start.AddHours(hour + 2), Start.AddHours(hour).AddMinutes(10), Start.AddHours(hour + 1), "Kepala Bidang Cipta Karya", null);
        VisitRow[] visits = [Visit("perintah", 1, "", "kepala-dinas", null, 0), Visit("isi", 1, "unit:33333333-3333-7333-8333-333333333333", "bidang", "Bidang Cipta Karya", 2), Visit("isi", 1, "person:" + Person, "bidang", FullName, 3)];
        return EventLog.Of(sop.Title, sop.Code.Value, visits, new Dictionary<Guid, ProcedureDefinition> { [Version] = sop });
    }
}
