package dev.clipstream.account;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

@Singleton
public class Presence {

    private final Members members;
    private final Set<Long> seen = ConcurrentHashMap.newKeySet();

    Presence(Members members) {
        this.members = members;
    }

    public void seen(Viewer viewer) {
        seen.add(viewer.id());
    }

    public void left(Viewer viewer) {
        seen.remove(viewer.id());
    }

    public List<Member> online(int max) {
        return members.load(new ArrayList<>(seen).stream().limit(max).toList());
    }
}
