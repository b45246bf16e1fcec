using Tera.TestKit;

namespace Tera.Platform.Guide;

public sealed class GlossaryTests
{
    private const string Text = """
        # Istilah

        ## Bersama

        | Kode | Istilah | Arti | Dasar |
        |---|---|---|---|
        | Quarter | Triwulan | seperempat tahun anggaran | – |
        | Agreement | Perjanjian Kinerja (PK) | janji kinerja satu tahun | PermenPANRB 53/2014 |

        ## Hanya dalam program

        | Kode | Istilah | Arti | Dasar |
        |---|---|---|---|
        | CommandId | Pengenal perintah | satu keinginan satu pengguna | – |
        """;

    [Fact]
    public void Only_words_of_the_office_are_read_by_alphabet_and_without_their_names_in_the_program() => Assert.Equal(
        [new("Perjanjian Kinerja (PK)", "janji kinerja satu tahun", "PermenPANRB 53/2014"), new("Triwulan", "seperempat tahun anggaran", "–")],
        GlossaryTerm.Read(Text));

    [Fact]
    public async Task The_page_finds_a_word_by_its_meaning_and_shows_no_name_of_a_type()
    {
        await using var site = await TestSite.StartAsync();
        using var stranger = site.Browser();

        var all = await stranger.GetAsync("/istilah");
        Assert.Contains("Perjanjian Kinerja (PK)", all.Text);
        Assert.DoesNotContain("CommandId", all.Text);
        Assert.DoesNotContain("AgreedTarget", all.Text);

        var found = await stranger.GetAsync("/istilah?cari=belum+waktunya");
        Assert.Contains("Belum diukur", found.Text);
        Assert.DoesNotContain("Perjanjian Kinerja", found.Text);
        Assert.Contains("Tidak ada istilah yang cocok", (await stranger.GetAsync("/istilah?cari=xyzzy")).Text);
    }

    [Fact]
    public async Task Running_the_server_is_offered_to_administrators_only()
    {
        await using var site = await TestSite.StartAsync();
        using var officer = await site.SignedInAsync("kadis.dishub");
        using var administrator = await site.SignedInAsync("admin");

        Assert.DoesNotContain("Menjalankan server", (await officer.GetAsync("/panduan")).Text);
        Assert.Contains("Menjalankan server", (await administrator.GetAsync("/panduan")).Text);
    }
}
